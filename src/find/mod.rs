//! Fuzzy jump, search in a post, and the query language.
