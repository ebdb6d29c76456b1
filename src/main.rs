//! The `kubenotes` program: hands its arguments to the library and exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    kubenotes::cli::main()
}
