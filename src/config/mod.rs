//! What the person has set, checked, with located issues.
