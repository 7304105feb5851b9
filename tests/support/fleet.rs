//! What the tests of playbooks and notebooks share: an article with every kind
//! of step, and texts that mean harm.

#![allow(dead_code)]

use runbookc::emit::{Format, Runbook, Templates};
use runbookc::plan::{
    Code, Command, Document, Expected, FileId, Likeness, Localized, Parameter, Plan, PlanBlock,
    PlanItem, PlanNote, PlanStep, Rich, Routine, Run, StepText, align_all, compile,
};
use runbookc::procedure::NoteKind;
use runbookc::shell::Shell;
use runbookc::source::{Failures, Locale, decode};
use runbookc::text::SafeText;

/// An article with all that a step can be. What its steps run, [`routines`]
/// says.
pub const RICH: &str = "---
title: Restart the service
---
# Restart the service

Read this first.

> [!IMPORTANT]
> You need a **Premium** license, it costs $5 and `$`more.

## Restart it

Do this at a quiet time.

1. Create the file:

   ```bash
   echo made >>made.txt
   ```

   > [!WARNING]
   > It may hurt.

2. Enter what is needed.

3. Use it:

   | Colour | Meaning |
   | --- | --- |
   | red | `a|b` |

4. On the **Services** page, select [Restart](https://example.com/a?b=c):

   - If it is red, wait.
   - If it is green, go on.

   1. Open `one`.
   2. Open *two*.

   Then close both.

5. Optional: Look at it.

   ```bash
   echo looked >>looked.txt
   ```

6. Verify that it runs.

Everything runs again.

## Look again

1. Sign in with the password.
2. Change it.
";

pub fn code(text: &str) -> Code {
    Code {
        text: SafeText::block(text),
        run: SafeText::block(text),
    }
}

pub fn command(text: &str, expected: Option<Expected>) -> Command {
    Command {
        code: code(text),
        expected,
        span: runbookc::text::Span::default(),
    }
}

pub fn routine(run: &[&str]) -> Routine {
    Routine {
        shell: Shell::Bash,
        check: None,
        run: run.iter().map(|text| command(text, None)).collect(),
        verify: None,
        rollback: None,
        automated: false,
        parameters: Vec::new(),
        tools: Vec::new(),
        uses: Vec::new(),
        sets: Vec::new(),
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is that of a command, which may have none"
)]
pub fn expected(text: &str, test: Likeness) -> Option<Expected> {
    Some(Expected {
        text: SafeText::block(text),
        json: false,
        test,
    })
}

pub fn pattern(pattern: &str) -> Likeness {
    Likeness::Pattern(SafeText::line(pattern))
}

pub fn parameter(
    name: &str,
    wanted: Option<&str>,
    default: Option<&str>,
    secret: bool,
) -> Parameter {
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    Parameter {
        name: SafeText::line(name),
        variable: format!(
            "RUNBOOK_{}",
            name.replace(|c| word(c) == '_', "_").to_uppercase()
        ),
        prompt: Localized::new(SafeText::line(&format!("The {name}")), 1),
        pattern: wanted.map(SafeText::line),
        default: default.map(SafeText::line),
        secret,
    }
}

/// A step of a plan by its id.
pub fn step<'p>(plan: &'p mut Plan<'_>, id: &str) -> &'p mut PlanStep {
    fn find<'p>(steps: &'p mut [PlanStep], id: &str) -> Option<&'p mut PlanStep> {
        for step in steps {
            if step.id == id {
                return Some(step);
            }
            if let Some(found) = find(&mut step.substeps, id) {
                return Some(found);
            }
        }
        None
    }
    let mut steps = plan.procedures.iter_mut();
    steps
        .find_map(|procedure| find(&mut procedure.steps, id))
        .unwrap_or_else(|| panic!("no step {id}"))
}

/// What the steps of [`RICH`] run.
pub fn routines(plan: &mut Plan<'_>) {
    plan.parameters = vec![
        parameter("namespace", Some("[a-z]+"), None, false),
        parameter("replica count", None, Some("3"), false),
        parameter("password", None, None, true),
    ];
    step(plan, "p1.1").routines = vec![Routine {
        check: Some(code("test -e \"$HOME/made.txt\"")),
        verify: Some(code("test -e made.txt")),
        rollback: Some(code(
            "rm -f \"$HOME/made.txt\"; echo undone >\"$HOME/undone.txt\"",
        )),
        ..routine(&["cd \"$HOME\" && echo made >>made.txt"])
    }];
    step(plan, "p1.2").routines = vec![Routine {
        parameters: vec![0, 1],
        ..routine(&[
            "mkdir -p \"$HOME/sub\"\ncd \"$HOME/sub\"\nwords=('a b' \"$RUNBOOK_NAMESPACE\")\nexport COUNT=$RUNBOOK_REPLICA_COUNT",
            "say() {\n  printf '%s:' \"$@\"\n}\nodd=$'it\\'s\\ta \"{{ 7 * 7 }}\" $x \\\\ é'",
        ])
    }];
    step(plan, "p1.3").routines = vec![Routine {
        run: vec![
            command(
                "say \"${words[@]}\" \"$COUNT\" \"${PWD##*/}\"",
                expected("a b:web:3:sub:", Likeness::Similarity(1.0)),
            ),
            command(
                "printf '%s\\n' \"$odd\" | cat",
                expected("", pattern("^it's.a \"\\{\\{ 7 \\* 7 \\}\\}\" [$]x")),
            ),
            command(
                "echo 'three pods run'",
                expected("two pods run", Likeness::Similarity(0.8)),
            ),
        ],
        parameters: vec![0],
        ..routine(&[])
    }];
    step(plan, "p1.5").routines = vec![routine(&["echo looked >>\"$HOME/looked.txt\""])];
    step(plan, "p1.6").routines = vec![routine(&["echo it runs"])];
    step(plan, "p2.1").routines = vec![Routine {
        parameters: vec![2],
        ..routine(&[
            "export PGPASSWORD=$RUNBOOK_PASSWORD url=\"db://me:$RUNBOOK_PASSWORD@host/a b\"\necho \"in as $RUNBOOK_PASSWORD\"",
        ])
    }];
    step(plan, "p2.2").routines = vec![Routine {
        verify: Some(code("test \"$PGPASSWORD\" = \"$RUNBOOK_PASSWORD\"")),
        ..routine(&["echo \"$url $PGPASSWORD\" >\"$HOME/used.txt\"; echo \"with $PGPASSWORD\""])
    }];
}

/// The one artifact of an article, after a change of its plan; `None` where it
/// has no procedure.
pub fn made(
    format: Format,
    id: &str,
    path: &str,
    text: &str,
    edit: impl FnOnce(&mut Plan<'_>),
) -> Option<String> {
    let locale = Locale::parse("en-US").unwrap();
    let decoded = decode(text.as_bytes());
    let file = FileId {
        id: id.to_owned(),
        locale: locale.clone(),
        path: path.to_owned(),
    };
    let mut document = Document::read(file, &decoded);
    blake3::hash(text.as_bytes()).to_hex()[..32].clone_into(&mut document.hash);
    "../docs/en-US".clone_into(&mut document.folder_from_out);
    let documents = [document];
    let mut plan = compile(id, &documents, &align_all(&documents))?;
    edit(&mut plan);
    let templates = Templates::load(None, locale).unwrap();
    let mut artifacts = format.emit(&Runbook::of(&templates, &plan)).unwrap();
    assert_eq!(artifacts.len(), 1);
    let artifact = artifacts.remove(0);
    assert_eq!(artifact.path, format.file_name());
    let text = String::from_utf8(artifact.content).unwrap();
    let head: String = text.chars().take(500).collect();
    assert!(head.contains(runbookc::emit::MARK), "{head}");
    Some(text)
}

/// What [`RICH`] makes.
pub fn rich(format: Format) -> String {
    made(format, "rich", "en-US/rich.md", RICH, routines).unwrap()
}

/// What must stay text, whatever it means to YAML, to Jinja, to Markdown, to a
/// shell, to a terminal or to the templates. What would run makes a file `x`.
pub const HOSTILE: &[&str] = &[
    "{{ lookup('pipe','touch x') }}",
    "{{ lookup(\"pipe\", \"touch x\") }}",
    "{% for a in [1] %}{{ lookup('pipe','touch x') }}{% endfor %}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "{{7*7}}",
    "{# x #}",
    "{{ undefined_name }}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{{ '{{' }}",
    "#jinja2: variable_start_string:'[%'",
    "!unsafe x",
    "!!python/object/apply:os.system ['touch x']",
    "!vault |",
    "&a b",
    "*a",
    "<<: *a",
    "- x",
    "? x",
    ": x",
    "x: y",
    "x #y",
    "# x",
    "| x",
    "> x",
    "|-",
    "%YAML 1.1",
    "--- x",
    "---",
    "...",
    "@x",
    "`touch x`",
    "~",
    "null",
    "true",
    "no",
    "0o17",
    "1e3",
    "[x, y]",
    "{x: y}",
    "'",
    "''",
    "'''",
    "\"",
    "\"\"",
    "'; touch x; '",
    "\"; touch x; \"",
    "$(touch x)",
    "${IFS}",
    "$x",
    "$'x'",
    "$((1+1))",
    "$$x$$",
    "$x^2$",
    "$$",
    "\\(x\\)",
    "\\\\(x\\\\)",
    "\\[x\\]",
    "\\begin{x}y\\end{x}",
    "@@0@@",
    "x\\",
    "\\",
    "\\n\\t\\x41",
    "; touch x",
    "&& touch x",
    "|| touch x",
    "| touch x",
    "!touch x",
    "!!",
    "!$",
    "^x^y",
    "a !x b",
    "x\ty",
    "\tx",
    "x  y",
    "<script>touch x</script>",
    "<img src=x onerror=y>",
    "<b>x</b>",
    "<!-- x",
    "-->",
    "<?x?>",
    "&lt;x&gt;",
    "&#60;x",
    "&amp",
    "**x**",
    "**x",
    "_x_",
    "***",
    "~~x~~",
    "[x](javascript:y)",
    "![x](javascript:y)",
    "[x]: y",
    "[^1]",
    "http://x/$(touch x)",
    "www.x.y",
    "``x``",
    "```",
    "~~~",
    "1. x",
    "1) x",
    "+ x",
    "=== x",
    "===",
    "+---+",
    "a|b",
    "|a|b|",
    "\u{1b}]0;x\u{7}y",
    "\u{202e}\u{2066}x",
    "x\u{2028}\u{2029}\u{85}y",
    "\u{feff}x",
    "e\u{301}\u{fe0f}\u{1f600}",
    "x\u{a0}y",
    "\u{ffff}\u{fffe}x",
    "\u{2018}x\u{2019}",
    "%s%n%d",
    "{0}{x}",
    "%(x)s",
    "EOF",
    "RUNBOOK_SESSION",
    "PROMPT_X>",
];

/// The hostile texts as a plan can hold them, and a very long one.
pub fn hostile() -> Vec<String> {
    let long = "a long text, it's \\ \"long\" {{ 7*7 }} ".repeat(60);
    let texts = HOSTILE.iter().copied().chain([long.as_str()]);
    let clean = |text: &str| SafeText::line(text).trim().to_owned();
    texts.map(clean).collect()
}

/// An article with a number of steps.
pub fn article_of(steps: usize) -> String {
    let mut article = String::from("# Hostile\n\nIntroduction.\n\n## Steps\n\nContext.\n\n");
    for n in 1..=steps {
        article.push_str(&format!("{n}. Step.\n"));
    }
    article.push_str("\nResult.\n");
    article
}

/// An article whose steps hold texts wherever a step can have some: one a step,
/// and a last one without.
pub fn hostile_article(texts: &[String]) -> String {
    let mut article = String::from("# Hostile\n\nIntroduction.\n\n## Steps\n\nContext.\n\n");
    for (n, text) in texts.iter().enumerate() {
        let mark = format!("{}. ", n + 1);
        let indent = " ".repeat(mark.len());
        for (n, line) in hostile_step(text).lines().enumerate() {
            let start = if n == 0 { &mark } else { &indent };
            article.push_str(format!("{start}{line}").trim_end());
            article.push('\n');
        }
        article.push('\n');
    }
    article.push_str(&format!("{}. Step.\n\nResult.\n", texts.len() + 1));
    article
}

fn hostile_step(text: &str) -> String {
    // An entity is text wherever text is read. What could be mathematics stands
    // as authors write it.
    let entity = |c: char| match c {
        '$' | '@' => c.to_string(),
        '\\' => r"\\".to_owned(),
        c if c.is_ascii_punctuation() => format!("&#{};", u32::from(c)),
        c => c.to_string(),
    };
    let plain: String = text.chars().map(entity).collect();
    let fence = |least: usize| {
        let runs = text.split(|c| c != '`').map(str::len);
        "`".repeat(runs.max().unwrap_or(0).max(least) + 1)
    };
    let span = format!("{0} {text} {0}", fence(0));
    let forms = |span: &str| {
        format!("**{plain}** *{plain}* {span} [***{plain}***](<{plain}>) ![{plain}](<{plain}>)")
    };
    let (line, cell) = (forms(&span), forms(&span.replace('|', "\\|")));
    let code = format!("{0}{plain}\n{text}\n{0}", fence(2));
    let row = format!("| {plain} | {cell} |");
    let body = format!(
        "{plain}\n\n{line}\n\n##### {plain}\n\n{code}\n\n- {plain}\n\n  1. {plain}\n\n     {plain}\n\n\
         {row}\n| --- | --- |\n{row}\n"
    );
    let quoted = |text: &str| text.replace('\n', "\n> ");
    format!(
        "{plain}\n\n{body}\n> {}\n\n> [!WARNING]\n> {}\n",
        quoted(&line),
        quoted(&body)
    )
}

/// Puts texts wherever a plan of [`article_of`] has some: one a step.
pub fn say(plan: &mut Plan<'_>, texts: &[String]) {
    let every = texts.join("\n");
    plan.id = SafeText::line(&every);
    plan.locales[0].title = SafeText::line(&every);
    plan.locales[0].path = SafeText::line(&texts[0]);
    plan.procedures[0].title = Localized::new(SafeText::line(&every), 1);
    for (step, text) in plan.procedures[0]
        .steps
        .iter_mut()
        .zip(texts.iter().cycle())
    {
        let line = SafeText::line(text);
        let plain = Run {
            text: line.clone(),
            ..Run::default()
        };
        let linked = Run {
            label: true,
            emphasis: true,
            link: Some(line.clone()),
            ..plain.clone()
        };
        let rich = Rich(vec![plain.clone()]);
        let forms = Rich(vec![
            Run {
                label: true,
                ..plain.clone()
            },
            Run {
                emphasis: true,
                ..plain.clone()
            },
            Run {
                code: true,
                ..plain.clone()
            },
            linked.clone(),
            Run {
                picture: true,
                label: false,
                emphasis: false,
                ..linked
            },
        ]);
        let paragraph = |text: &Rich| PlanBlock::Paragraph { text: text.clone() };
        let body = vec![
            paragraph(&rich),
            paragraph(&forms),
            PlanBlock::Heading { text: rich.clone() },
            PlanBlock::Code {
                language: line.clone(),
                text: SafeText::block(text),
                shown: None,
            },
            PlanBlock::List {
                start: Some(1),
                choice: false,
                items: vec![PlanItem {
                    text: rich.clone(),
                    body: vec![paragraph(&rich)],
                }],
            },
            PlanBlock::Table {
                rows: vec![vec![rich.clone(), forms.clone()]; 2],
            },
            PlanBlock::Quote {
                body: vec![paragraph(&rich)],
            },
        ];
        let note = PlanNote {
            kind: NoteKind::Warning,
            body: body.clone(),
        };
        let words = StepText {
            cmd: rich,
            notes: vec![note],
            place: Some(line),
            body,
            ..StepText::default()
        };
        step.text = Localized::new(words, 1);
    }
}

/// A block of several commands, of which the last makes a file of its own where it
/// is run: the code, whether its task or cell fails, whether the file is there.
pub type Block = (&'static str, bool, bool);

/// Blocks that stop at their first failure, and what is none.
pub const STOPPING: &[Block] = &[
    ("true\nfalse\nMAKE", true, false),
    ("cd missing\nMAKE", true, false),
    ("true\nbash -c 'exit 3' | cat\nMAKE", true, false),
    ("go() {\n  false\n  MAKE\n}\ngo\nMAKE", true, false),
    ("(\n  false\n  MAKE\n)\nMAKE", true, false),
    ("x=$(\n  false\n  MAKE\n)\nMAKE", true, false),
    (
        "declare -A tin=([a]=b)\nmkdir -p \"$HOME/shelf\"\ncd \"$HOME/shelf\"",
        false,
        false,
    ),
    (
        "test \"${tin[a]}\" = b\ntest \"${PWD##*/}\" = shelf\nMAKE",
        false,
        true,
    ),
    ("MAKE\nIFS=,\nyes | head -1\nunset IFS", false, true),
    (
        "if yes | grep -q y; then MAKE; fi\nfalse || true",
        false,
        true,
    ),
    ("set +e\nfalse\nMAKE", false, true),
];

/// Blocks of an article that lets failures pass.
pub const CONTINUING: &[Block] = &[
    ("true\nfalse\nbash -c 'exit 3' | cat\nMAKE", false, true),
    ("MAKE\nfalse", true, true),
    ("false\ncd missing\nMAKE", true, false),
    ("go() {\n  cd missing\n  MAKE\n}\ngo\nMAKE", true, false),
];

/// An article whose only step runs blocks.
pub fn blocks(format: Format, blocks: &[Block], failures: Failures) -> String {
    made(
        format,
        "blocks",
        "en-US/blocks.md",
        "# T\n\n1. Do it.\n",
        |plan| {
            plan.failures = failures;
            let codes = blocks.iter().enumerate().map(|(n, (code, _, _))| {
                command(
                    &code.replace("MAKE", &format!("touch \"$HOME/made-{n}\"")),
                    None,
                )
            });
            step(plan, "p1.1").routines = vec![Routine {
                run: codes.collect(),
                ..routine(&[])
            }];
        },
    )
    .unwrap()
}
