//! The rules, in the order of their codes.

use super::Check;

/// Every rule about one article.
pub static RULES: &[Check] = &[];
