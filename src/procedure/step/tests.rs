use crate::article::parse;
use crate::procedure::{ActionKind, Lexicon, Node, lower};
use crate::source::Locale;

fn kinds(tag: &str, instruction: &str, below: &str) -> Vec<ActionKind> {
    let text = format!("# A\n\n1. {instruction}\n\n   ```bash\n   {below}\n   ```\n");
    let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
    let model = lower(parse(&text, 0), &lexicon);
    let steps = model.nodes.iter().find_map(|node| match node {
        Node::Procedure(procedure) => Some(&procedure.steps),
        _ => None,
    });
    let actions = steps.expect("steps")[0].actions.iter();
    actions.map(|action| action.kind).collect()
}

#[test]
fn what_a_command_writes_is_no_value_to_type() {
    for (tag, instruction) in [
        ("en-US", "Write an error:"),
        ("en-US", "Enter the following command:"),
        ("de-DE", "Schreiben Sie einen Fehler:"),
        ("es-ES", "Escriba un error:"),
        ("fr-FR", "Écrivez une erreur :"),
        ("ja-JP", "エラーを書き込みます："),
        ("nl-NL", "Schrijf een fout:"),
        ("pl-PL", "Wpisz następujące polecenie:"),
        ("pt-BR", "Escreva um erro:"),
        ("ar-SA", "اكتب خطأ:"),
    ] {
        let kinds = kinds(tag, instruction, "echo broken >>log");
        assert_eq!(kinds, [ActionKind::Run], "{instruction}");
    }
    for (tag, instruction) in [
        ("en-US", "Enter the license key."),
        ("en-US", "In the field **Name**, enter the name:"),
        ("en-US", "Enter the password:"),
        ("de-DE", "Geben Sie den Schlüssel ein."),
    ] {
        let kinds = kinds(tag, instruction, "echo broken >>log");
        assert_eq!(kinds, [ActionKind::Enter], "{instruction}");
    }
    for (tag, instruction, below, kind) in [
        (
            "en-US",
            "Enter the mode:",
            "millctl mode fast",
            ActionKind::Enter,
        ),
        (
            "en-US",
            "Now enter the mode:",
            "millctl mode fast",
            ActionKind::Enter,
        ),
        (
            "en-US",
            "Type the number of stones:",
            "millctl stones",
            ActionKind::Enter,
        ),
        (
            "en-US",
            "Enter the name of the new user:",
            "millctl users add",
            ActionKind::Enter,
        ),
        (
            "de-DE",
            "Geben Sie den Modus ein:",
            "millctl mode fast",
            ActionKind::Enter,
        ),
        (
            "en-US",
            "Enter the following command:",
            "millctl mode fast",
            ActionKind::Run,
        ),
        (
            "pl-PL",
            "Wpisz następujące polecenie:",
            "millctl mode fast",
            ActionKind::Run,
        ),
        (
            "de-DE",
            "Geben Sie den folgenden Befehl ein:",
            "millctl mode fast",
            ActionKind::Run,
        ),
        (
            "ja-JP",
            "次のコマンドを入力します：",
            "millctl mode fast",
            ActionKind::Run,
        ),
        (
            "en-US",
            "Enter the mode:",
            "millctl mode fast > mode",
            ActionKind::Run,
        ),
    ] {
        assert_eq!(kinds(tag, instruction, below), [kind], "{instruction}");
    }
}
