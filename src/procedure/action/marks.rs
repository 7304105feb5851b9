//! The characters that stand for labels, links and code in folded text. They
//! are of Unicode's private use area, and an article's own are taken out.

/// Stands for a label.
pub(super) const LABEL: char = '\u{e000}';
/// Opens a link.
pub(super) const LINK: char = '\u{e001}';
/// Closes a link.
pub(super) const LINK_END: char = '\u{e002}';
/// Stands for a code span.
pub(super) const CODE: char = '\u{e003}';
/// Opens a bold title: bold words before a colon.
pub(super) const TITLE: char = '\u{e004}';
/// Closes a bold title.
pub(super) const TITLE_END: char = '\u{e005}';

/// Stands for a picture.
pub(super) const PICTURE: char = '\u{e006}';

/// Whether a character is kept for marks, so that no text may have it.
pub(super) fn is_reserved(c: char) -> bool {
    ('\u{e000}'..='\u{e00f}').contains(&c)
}

/// Whether a character is one of our marks.
pub(super) fn is_mark(c: char) -> bool {
    (LABEL..=PICTURE).contains(&c)
}
