//! What of an article only says where to read on: it is told at the end, not among what
//! to do.

use super::{ActionKind, Lexicon, Model, Node, Surroundings};
use crate::article::{Block, BlockKind, Inline, InlineKind, plain_text};

/// What a sentence ends with.
const ENDS: [char; 7] = ['.', '!', '?', '…', '。', '！', '？'];

impl<'a> Model<'a> {
    /// Sets apart what outside of steps only refers elsewhere. Before the first step of a
    /// procedure, only what promises more than is needed is: "See the requirements" may
    /// be needed first.
    pub(super) fn set_references_apart(&mut self, lexicon: &Lexicon) {
        let first = self.nodes.iter().position(Node::holds_procedure);
        let (before, after) = self.nodes.split_at_mut(first.unwrap_or(0));
        lexicon.set_apart(before, false);
        for node in &mut *after {
            if let Node::Procedure(procedure) = node {
                lexicon.set_apart(&mut procedure.context, false);
                lexicon.set_apart(&mut procedure.result, true);
            }
        }
        // Without steps, nothing is told.
        if first.is_some() {
            lexicon.set_apart(after, true);
        }
    }

    /// What is told after everything: what stands after the last procedure, and what only
    /// refers elsewhere.
    #[must_use]
    pub fn further<'m>(&'m self, around: &Surroundings<'m, 'a>) -> Vec<&'m Node<'a>> {
        fn collect<'m, 'a>(nodes: &'m [Node<'a>], found: &mut Vec<&'m Node<'a>>) {
            for node in nodes {
                match node {
                    Node::Reference(_) => found.push(node),
                    Node::Procedure(procedure) => {
                        collect(&procedure.context, found);
                        collect(&procedure.result, found);
                    }
                    Node::Block(_) | Node::Note(_) | Node::List(_) | Node::Quote(_) => {}
                }
            }
        }
        let mut found = around.afterwards.clone();
        collect(&self.nodes, &mut found);
        found
    }
}

impl Lexicon {
    fn set_apart(&self, nodes: &mut [Node<'_>], after: bool) {
        let mut at = 0;
        // Whether a heading above says that only references follow.
        let mut headed = false;
        while at < nodes.len() {
            let next = nodes.get(at + 1).and_then(text_or_list);
            let count = match text_or_list(&nodes[at]) {
                Some(BlockKind::Heading { content, .. }) => {
                    headed = after && self.is_see_also(&plain_text(content));
                    0
                }
                Some(BlockKind::Paragraph(content)) => {
                    // Where nothing leads elsewhere, its words need not be read.
                    let count = match (has_link(content), next) {
                        (true, _) => 1,
                        (false, Some(list @ BlockKind::List(_))) if is_links(list) => 2,
                        _ => 0,
                    };
                    if count > 0 && self.points(content, after) {
                        count
                    } else {
                        0
                    }
                }
                Some(list @ BlockKind::List(_)) if headed && is_links(list) => 1,
                _ => 0,
            };
            // A heading with nothing else below it keeps what it has.
            let heads = |node: &Node<'_>| node.heading().is_some();
            let alone = !after
                && at > 0
                && heads(&nodes[at - 1])
                && nodes.get(at + count).is_none_or(heads);
            if !alone {
                for node in &mut nodes[at..at + count] {
                    node.refer();
                }
            }
            at += count.max(1);
        }
    }

    /// Whether a paragraph is one sentence that tells nothing but to read on elsewhere:
    /// where it stands before what is to be done, more than is needed.
    fn points(&self, content: &[Inline<'_>], after: bool) -> bool {
        // What a link is called may be any text.
        let mut own = String::new();
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) => own.push_str(text),
                InlineKind::SoftBreak | InlineKind::HardBreak => own.push(' '),
                InlineKind::Link(link) if link.dest.starts_with('#') => return false,
                InlineKind::Link(_) => own.push('_'),
                InlineKind::Emphasis(inner) => own.push_str(&plain_text(inner)),
                _ => return false,
            }
        }
        let own = own.to_lowercase();
        let further = self.further.are_in(&own);
        if !(further || after && self.is_see_also(&own)) {
            return false;
        }
        let closed = own.trim_end().trim_end_matches([')', '"', '”', '»', '」']);
        let said = closed.trim_end_matches(ENDS);
        // A verb that nobody knows may tell anything; where it opens the sentence, it refers.
        let refers = |action: &super::Action| match action.kind {
            ActionKind::Refer => true,
            ActionKind::Manual => self.is_see_also(&own),
            _ => false,
        };
        let sentences = said.match_indices(ENDS).any(|(at, end)| {
            let rest = &said[at + end.len()..];
            rest.is_empty() || rest.starts_with(char::is_whitespace) || !end.is_ascii()
        });
        !sentences && self.actions(content).iter().all(refers)
    }
}

fn text_or_list<'n, 'a>(node: &'n Node<'a>) -> Option<&'n BlockKind<'a>> {
    match node {
        Node::Block(block) => Some(&block.kind),
        _ => None,
    }
}

/// Whether a text leads to another one.
fn has_link(content: &[Inline<'_>]) -> bool {
    content.iter().any(|inline| match &inline.kind {
        InlineKind::Link(link) => !link.dest.is_empty(),
        InlineKind::Emphasis(inner) => has_link(inner),
        _ => false,
    })
}

/// Whether a list is one of links, with hardly a word beside them.
fn is_links(list: &BlockKind<'_>) -> bool {
    let BlockKind::List(list) = list else {
        return false;
    };
    let is_link = |block: &Block<'_>| {
        let BlockKind::Paragraph(content) = &block.kind else {
            return false;
        };
        let linked = content.iter().filter_map(|inline| match &inline.kind {
            InlineKind::Link(link) if !link.dest.starts_with('#') => {
                Some(plain_text(&link.content).len())
            }
            _ => None,
        });
        let linked: usize = linked.sum();
        linked > 0 && linked * 2 >= plain_text(content).len()
    };
    let mut items = list.items.iter();
    list.start.is_none() && items.all(|item| item.blocks.iter().all(is_link))
}

impl Node<'_> {
    /// Makes of a block one that only refers elsewhere.
    fn refer(&mut self) {
        if let Node::Block(block) = self {
            let block = std::mem::replace(
                block,
                Block {
                    span: block.span,
                    kind: BlockKind::Rule,
                },
            );
            *self = Node::Reference(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::procedure::lower;
    use crate::source::Locale;

    /// What is told at the end of an article.
    fn further(tag: &str, text: &str) -> Vec<String> {
        let lexicon = Lexicon::of(&Locale::parse(tag).unwrap());
        let model = lower(parse(text, 0), &lexicon);
        let further = model
            .further(&Surroundings::default())
            .into_iter()
            .map(|node| match node {
                Node::Reference(Block {
                    kind: BlockKind::Paragraph(content),
                    ..
                }) => plain_text(content),
                _ => "list".to_owned(),
            });
        further.collect()
    }

    #[test]
    fn what_only_refers_elsewhere_is_known_in_every_language() {
        for (tag, text) in [
            (
                "en-US",
                "For more information about keys, see [Keys](k.md).",
            ),
            ("en-US", "See [Keys](k.md) for more information."),
            ("en-US", "Learn more about [keys](k.md)."),
            (
                "de-DE",
                "Weitere Informationen zu Schlüsseln finden Sie unter [Schlüssel](k.md).",
            ),
            (
                "de-DE",
                "Siehe [Schlüssel](k.md) für weitere Informationen.",
            ),
            ("nl-NL", "Zie [Sleutels](k.md) voor meer informatie."),
            (
                "nl-NL",
                "Voor meer informatie over sleutels raadpleegt u [Sleutels](k.md).",
            ),
            (
                "fr-FR",
                "Pour plus d’informations sur les clés, consultez [Clés](k.md).",
            ),
            ("fr-FR", "Voir [Clés](k.md) pour plus d'informations."),
            (
                "es-ES",
                "Para obtener más información sobre las claves, vea [Claves](k.md).",
            ),
            ("es-ES", "Vea [Claves](k.md) para más información."),
            (
                "ja-JP",
                "キーの詳細については、「[キー](k.md)」を参照してください。",
            ),
            ("ja-JP", "詳細については、[キー](k.md)を参照してください。"),
            (
                "ar-SA",
                "لمزيد من المعلومات حول المفاتيح، راجع [المفاتيح](k.md).",
            ),
            (
                "pl-PL",
                "Aby uzyskać więcej informacji o kluczach, zobacz [Klucze](k.md).",
            ),
            (
                "pl-PL",
                "Zobacz [Klucze](k.md), aby uzyskać więcej informacji.",
            ),
            (
                "pt-BR",
                "Para obter mais informações sobre chaves, consulte [Chaves](k.md).",
            ),
            ("pt-BR", "Veja [Chaves](k.md) para mais informações."),
        ] {
            for article in [
                format!("# T\n\n{text}\n\n1. a\n2. b\n"),
                format!("# T\n\n## U\n\nv w.\n\n{text}\n\n1. a\n2. b\n"),
                format!("# T\n\n1. a\n2. b\n\n{text}\n"),
                format!("# T\n\n1. a\n2. b\n\n## U\n\n{text}\n"),
            ] {
                assert_eq!(further(tag, &article).len(), 1, "{tag}: {article}");
            }
        }
    }

    #[test]
    fn what_tells_anything_else_stays_where_it_is() {
        for text in [
            // It may be needed first.
            "See [Requirements](r.md).\n\n1. a\n",
            "For instructions, see [Back up](b.md).\n\n1. a\n",
            // A step is told here, a sentence there.
            "1. For more information, see [Keys](k.md).\n",
            "1. a\n\n   For more information, see [Keys](k.md).\n",
            "1. a\n\nThe key is there. For more information, see [Keys](k.md).\n",
            "1. a\n\nFor more information, see [Keys](k.md). Keep the key.\n",
            "1. a\n\nSee [Keys](k.md), and delete the old key.\n",
            "1. a\n\nFor more information, see the book.\n",
            "1. a\n\nFor more information, see [below](#c).\n",
            "For more information, see [Keys](k.md).\n",
            "1. a\n\n> [!NOTE]\n> For more information, see [Keys](k.md).\n",
        ] {
            assert_eq!(further("en-US", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn links_in_a_list_go_with_what_announces_them() {
        let list = "- [Keys](k.md)\n- [Locks](l.md)\n";
        let text = format!("1. a\n\nFor more information, see:\n\n{list}");
        assert_eq!(
            further("en-US", &text),
            ["For more information, see:", "list"]
        );
        let text = format!("1. a\n\n## See also\n\n{list}");
        assert_eq!(further("en-US", &text), ["list"]);
        let text = format!("1. a\n\n## Next\n\n{list}");
        assert_eq!(further("en-US", &text), [""; 0]);
    }
}
