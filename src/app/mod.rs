//! State, events, actions, effects and the pure update between them.
