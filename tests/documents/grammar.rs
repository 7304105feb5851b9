//! Articles at random, made of what writers, machines and attackers type.

use proptest::prelude::*;

fn atom() -> impl Strategy<Value = String> {
    let chosen = prop::sample::select(vec![
        "word",
        "Open",
        "en",
        "設定",
        "を",
        "فتح",
        "1.",
        "12)",
        "-",
        "+",
        "*",
        "**",
        "***",
        "_",
        "__",
        "#",
        "##",
        ">",
        "|",
        "~",
        "~~",
        "=",
        "===",
        "---",
        ":--",
        "[",
        "]",
        "(",
        ")",
        "[x]",
        "[ ]",
        "]:",
        "!",
        "<",
        "&",
        "\\",
        "\\\\",
        "\\*",
        "\\_",
        "\\[",
        "\\<",
        "\\|",
        "&amp;",
        "&lt;",
        "&copy;",
        "&#x202e;",
        "`",
        "``",
        ":",
        "：",
        "?",
        ",",
        ".",
        "「",
        "」",
        "\u{202e}",
        "\u{7}",
        "\u{feff}",
        "\u{a0}",
        "http://x.y/_a/_b",
        "a_b_c",
        "\u{301}",
        "éé",
        "**bold**",
        "**Bold:**",
        "** lost**",
        "**lost **",
        "** lost **",
        "*em*",
        "_em_",
        "__strong__",
        "***both***",
        "**a *b***",
        "*a **b***",
        "~~gone~~",
        "**「設定」**",
        "****",
        "**a****b**",
        "`code`",
        "`` a`b ``",
        "`a|b`",
        "` `",
        "``` `` ```",
        "<https://x.y>",
        "<a@b.c>",
        "<javascript:alert(1)>",
        "[link](https://x.y)",
        "[link](a.md \"t\\\"t\")",
        "[**b**](<a b>)",
        "[xx](javascript:alert(1))",
        "[x](a(b)c)",
        "[r]",
        "[r][]",
        "[t][r]",
        "[x]()",
        "![p](m/p.png)",
        "![p](data:image/png;base64,AA==)",
        "![pp](data:text/html,x)",
        "[![p](p.png)](b.md)",
        "[a](b|c)",
        "<a name=\"x\"></a>",
        "<br>",
        "<br/>",
        "</br>",
        "<kbd>",
        "</kbd>",
        "<span>",
        "</span>",
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='p.png'>",
        "<!-- c -->",
        "<namespace>",
        "<p>",
        "<b onclick=x>",
        "<details>",
        "<?php x?>",
        "<a href=\"javascript:x\">",
        "<!DOCTYPE x>",
    ]);
    chosen.prop_map(str::to_owned)
}

fn line() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec![" ", " ", " ", "", "  "]);
    prop::collection::vec((atom(), glue), 1..6)
        .prop_map(|atoms| atoms.into_iter().map(|(atom, glue)| atom + glue).collect())
}

fn text() -> impl Strategy<Value = String> {
    let ends = prop::sample::select(vec!["\n", "\n", "  \n", "\\\n", "\n    "]);
    prop::collection::vec((line(), ends), 1..3).prop_map(|lines| {
        let text: String = lines.into_iter().map(|(line, end)| line + end).collect();
        text.trim_end().to_owned()
    })
}

fn indent(text: &str, by: &str) -> String {
    text.lines()
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!("{by}{line}")
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn item(marker: &str, body: &str) -> String {
    let by = " ".repeat(marker.len());
    format!("{marker}{}", indent(body, &by).trim_start_matches(' '))
}

fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => text(),
        1 => (1..4usize, line()).prop_map(|(n, line)| format!("{} {line}", "#".repeat(n))),
        1 => text().prop_map(|text| format!("{text}\n===")),
        1 => text().prop_map(|text| format!("**Note:** {text}")),
        1 => prop::sample::select(vec!["```sh\nls *\n```", "~~~\n```\n~~~", "    code", "```` `a\n```\n````", "---",
            "| a | b |\n|---|:-:|\n| `x\\|y` | **z** |\n| 1 |", "<div>\n*x*\n</div>", "<table><tr><td>x</table>",
            "<details>\n<summary>S</summary>", "</details>", "<script>\nalert(1)\n\n</script>", "<!--\nc\n\nd -->",
            "<img src=\"a.png\">", "<a name=\"y\"></a>", "<namespace>\ntext", "**Tip**", "**Title**"])
            .prop_map(str::to_owned),
        1 => (line(), line()).prop_map(|(a, b)| format!("| {a} | {b} |\n|---|---|\n| {b} | {a} |")),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let body = prop::collection::vec(inner, 1..3).prop_map(|blocks| blocks.join("\n\n"));
        prop_oneof![
            4 => (1..12u32, prop::collection::vec(body.clone(), 1..4), any::<bool>(), any::<bool>()).prop_map(|(start, bodies, ones, close)| {
                let end = if close { ")" } else { "." };
                let start = if start > 6 { 1 } else { start };
                bodies.iter().zip(start..).map(|(body, n)| item(&format!("{}{end} ", if ones { 1 } else { n }), body)).collect::<Vec<_>>().join("\n")
            }),
            2 => (prop::sample::select(vec!["- ", "* ", "+ "]), prop::collection::vec(body.clone(), 1..4)).prop_map(|(marker, bodies)| {
                bodies.iter().map(|body| item(marker, body)).collect::<Vec<_>>().join("\n")
            }),
            1 => body.clone().prop_map(|body| indent(&body, "> ")),
            1 => body.prop_map(|body| format!("> [!WARNING]\n{}", indent(&body, "> "))),
        ]
    })
}

pub fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(block(), 1..5).prop_map(|blocks| {
        let mut text = blocks.join("\n\n");
        text.push_str("\n\n1. end\n\n[r]: https://r.example\n");
        text
    })
}
