//! The `runbookc` program.

fn main() -> std::process::ExitCode {
    runbookc::cli::main()
}
