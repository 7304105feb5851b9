//! GitHub: its alerts are quotes with a keyword, which the lowering knows in every
//! language; tables and task lists are everybody's.

use super::Dialect;

pub(super) static DIALECT: Dialect = Dialect {
    name: "github",
    syntax: &[],
    words: &[],
};
