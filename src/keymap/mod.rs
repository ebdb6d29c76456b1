//! Keys and sequences of keys to actions, read from data files.
