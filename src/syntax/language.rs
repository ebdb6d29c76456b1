//! What authors call a language → what the grammars call it. It loads no grammar.

/// Words after a fence that say that there is nothing to colour.
const PLAIN: &[&str] = &[
    "",
    "ascii",
    "asciiart",
    "d2",
    "ditaa",
    "flowchart",
    "log",
    "logs",
    "math",
    "mermaid",
    "no-highlight",
    "nohighlight",
    "none",
    "out",
    "output",
    "plain",
    "plain-text",
    "plaintext",
    "plantuml",
    "puml",
    "raw",
    "result",
    "sequence",
    "stdout",
    "text",
    "txt",
    "verbatim",
];

/// Other names of languages: the grammar's name or file ending, then what authors write.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    (
        "bash",
        &[
            "ash",
            "azure-cli",
            "azurecli",
            "azurecli-interactive",
            "cloudshell",
            "dash",
            "gcloud",
            "ksh",
            "powershell-session",
            "shell",
            "shell-script",
            "shellscript",
            "zsh",
        ],
    ),
    ("c", &["ebpf"]),
    ("cpp", &["c++"]),
    ("cs", &["c#", "csharp", "dotnet"]),
    ("dockerfile", &["containerfile", "docker"]),
    ("fs", &["f#", "fsharp"]),
    ("go", &["cue", "gno", "golang"]),
    ("groovy", &["gradle", "jenkins", "jenkinsfile"]),
    ("hs", &["haskell"]),
    ("html", &["angular", "gohtml", "handlebars", "hbs"]),
    ("ini", &["cfg", "conf", "editorconfig", "systemd", "unit"]),
    ("java", &["processing"]),
    ("js", &["cjs", "es6", "javascript", "mjs", "node", "nodejs"]),
    ("json", &["json5", "jsonc", "jsonl", "jsonnet", "ndjson"]),
    ("kt", &["kotlin"]),
    ("lisp", &["elisp", "emacs-lisp", "scheme"]),
    ("make", &["gnumake", "makefile"]),
    ("md", &["mdx"]),
    ("objc", &["objective-c", "objectivec"]),
    ("proto", &["protobuf"]),
    (
        "py",
        &[
            "bazel", "build", "bzl", "ipython", "py3", "python3", "skylark", "starlark", "tilt",
            "tiltfile",
        ],
    ),
    ("rb", &["ruby", "vagrantfile"]),
    ("rego", &["opa"]),
    ("rs", &["rust"]),
    (
        "sql",
        &[
            "mysql",
            "pgsql",
            "plsql",
            "postgres",
            "postgresql",
            "psql",
            "sqlite",
        ],
    ),
    ("tf", &["hcl", "opentofu", "terraform", "tofu"]),
    ("tsx", &["jsx"]),
    ("ts", &["typescript"]),
    ("vim", &["viml", "vimscript"]),
    ("xml", &["plist", "svg", "xsd", "xslt"]),
    (
        "yaml",
        &[
            "ansible",
            "compose",
            "docker-compose",
            "helm",
            "k8s",
            "kubernetes",
            "kustomize",
            "openapi",
            "swagger",
        ],
    ),
];

/// Names of what a terminal shows: commands after a prompt, and what they print.
const SESSIONS: &[&str] = &[
    "bash-session",
    "cli",
    "cmdline",
    "console",
    "sh-session",
    "shell-session",
    "shellsession",
    "terminal",
    "tty",
];

/// Whether it is worth loading grammars for a language: whether one may know it.
pub fn may_be_known(language: &str) -> bool {
    !PLAIN.contains(&bare(language))
}

/// The name by which to look for a grammar.
pub(super) fn grammar_name(language: &str) -> &str {
    let language = bare(language);
    let known = OTHER_NAMES
        .iter()
        .find(|(_, others)| others.contains(&language));
    known.map_or(language, |(name, _)| name)
}

/// Whether the language is what a terminal shows.
pub(super) fn is_session(language: &str) -> bool {
    SESSIONS.contains(&bare(language))
}

/// The language without the prefixes of HTML classes.
fn bare(language: &str) -> &str {
    ["language-", "lang-"]
        .into_iter()
        .find_map(|prefix| language.strip_prefix(prefix))
        .unwrap_or(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_once() {
        let mut names: Vec<_> = OTHER_NAMES
            .iter()
            .flat_map(|(_, others)| others.iter())
            .chain(PLAIN)
            .chain(SESSIONS)
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn names_of_authors_lead_to_grammars() {
        for (written, name) in [
            ("golang", "go"),
            ("azurecli-interactive", "bash"),
            ("language-k8s", "yaml"),
            ("swift", "swift"),
        ] {
            assert_eq!(grammar_name(written), name);
        }
        assert!(!may_be_known("mermaid") && !may_be_known("") && may_be_known("cue"));
    }
}
