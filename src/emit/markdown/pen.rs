//! Where a pen stands, and what it may write there.

/// Where inlines are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// On one line: a heading or a cell.
    pub(super) single_line: bool,
    /// In a cell, which a pipe would end.
    pub(super) cell: bool,
    /// The surroundings of marks are not those of the source, so that text
    /// must not rely on them.
    pub(super) changed: bool,
    /// No other underscore is near.
    pub(super) lone_underscore: bool,
    /// The mark of the emphasis that these inlines are in.
    pub(super) outer: Option<u8>,
}

impl Form {
    pub(super) const HEADING: Self = Self {
        single_line: true,
        cell: false,
        changed: false,
        lone_underscore: false,
        outer: None,
    };
    pub(super) const CELL: Self = Self {
        single_line: true,
        cell: true,
        changed: false,
        lone_underscore: false,
        outer: None,
    };
}

/// The end of a line inside of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    Soft,
    /// Written as spaces at the end of the line.
    Spaces,
    /// Written as a backslash.
    Backslash,
}

/// Where in a paragraph the pen stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pen {
    /// At the start of a line, where some characters open blocks.
    pub(super) line_start: bool,
    /// White space that follows is the break's, not the text's.
    pub(super) trim: bool,
    /// The line end that comes before whatever follows.
    pub(super) due: Option<Break>,
    /// Whether a bracket here could open the definition of a link.
    pub(super) defines: bool,
    /// Nothing but tags on this line.
    pub(super) tags_only: bool,
    /// A letter that follows would keep a closing mark from being one.
    pub(super) guard: bool,
    /// The mark that stands right before.
    pub(super) mark: Option<u8>,
}

impl Pen {
    /// At the first character of a paragraph.
    pub(super) fn paragraph() -> Self {
        Self {
            line_start: true,
            trim: true,
            defines: true,
            tags_only: true,
            ..Self::default()
        }
    }

    /// After something on the same line.
    pub(super) fn inside() -> Self {
        Self {
            trim: true,
            ..Self::default()
        }
    }
}
