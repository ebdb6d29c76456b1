//! State to cells: one file per pane and per overlay; the only place that knows colours.
