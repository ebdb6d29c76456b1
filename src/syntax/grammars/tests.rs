//! What is coloured in a few languages, written with the role's letter before each stretch.

use std::cell::Cell;

use super::*;

/// Code with its coloured stretches in `«»`, each with a letter for its role: comment, string, number, keyword, name, key; a prompt is muted.
fn marked(language: &str, code: &str) -> String {
    let span = Span::new(0, code.len() as u32);
    let tokens = Grammars::load().tokens(language, code, span, &|| true);
    let (mut marked, mut end) = (String::new(), 0);
    for Token { span, role } in tokens {
        let letter = match role {
            Role::Muted => "m",
            Role::CodeComment => "c",
            Role::CodeString => "s",
            Role::CodeNumber => "#",
            Role::CodeKeyword => "w",
            Role::CodeName => "n",
            Role::CodeKey => "k",
            Role::CodeInserted => "+",
            Role::CodeDeleted => "-",
            _ => "?",
        };
        marked += &code[end..span.range().start];
        marked.extend(["«", letter, ":", span.of(code), "»"]);
        end = span.range().end;
    }
    marked + &code[end..]
}

#[test]
fn code_is_coloured() {
    let mut wrong = Vec::new();
    for (language, code, expected) in [
        (
            "go",
            "func main() { // hi\n\treturn 3, \"x\"\n}",
            "«w:func» «n:main»() { «c:// hi»\n\t«w:return» «#:3», «s:\"x\"»\n}",
        ),
        (
            "yml",
            "kind: Pod # a pod\n- up: true",
            "«k:kind»: Pod «c:# a pod»\n- «k:up»: «#:true»",
        ),
        (
            "json",
            "{\"a\": [1, true, \"b\"]}",
            "{«k:\"a\"»: [«#:1», «#:true», «s:\"b\"»]}",
        ),
        (
            "bash",
            "kubectl get -n \"$NS\" --watch | grep x # all",
            "«n:kubectl» get «k:-n» «s:\"»$NS«s:\"» «k:--watch» | «n:grep» x «c:# all»",
        ),
        (
            "shell",
            "for i in 1 2; do echo $i; done",
            "«w:for» i «w:in» 1 2; «w:do» «n:echo» $i; «w:done»",
        ),
        (
            "console",
            "$ kubectl get \\\n   --all\nNAME  in\n$ exit 1",
            "«m:$» «n:kubectl» get \\\n   «k:--all»\nNAME  in\n«m:$» «n:exit» 1",
        ),
        ("sh", "$ ls -l\nfor now", "«m:$» «n:ls» «k:-l»\nfor now"),
        (
            "diff",
            "@@ -1 +1 @@\n-one\n+two\n three",
            "«w:@@» «w:-1 +1» «w:@@»\n«-:-one»\n«+:+two»\n three",
        ),
        (
            "cue",
            "import \"list\"\na: {b: \"c\"}",
            "«w:import» «s:\"list\"»\na: {b: «s:\"c\"»}",
        ),
        (
            "rego",
            "package a\nallow { input.x == \"y\" }",
            "«w:package» a\n«n:allow» { input.x == «s:\"y\"» }",
        ),
        (
            "hcl",
            "resource \"a\" \"b\" {\n  count = 3\n}",
            "«w:resource» «s:\"a\"» «s:\"b\"» {\n  count = «#:3»\n}",
        ),
        (
            "ts",
            "const a = `x${b}`; function f() {}",
            "«w:const» a = «s:`x»${b}«s:`»; «w:function» «n:f»() {}",
        ),
        (
            "python3",
            "def f(x):\n    return not x is None",
            "«w:def» «n:f»(x):\n    «w:return» «w:not» x «w:is» «#:None»",
        ),
        (
            "rust",
            "fn f(x: u8) -> bool { true }",
            "«w:fn» «n:f»(x: «w:u8») -> «w:bool» { «#:true» }",
        ),
        (
            "docker",
            "FROM alpine AS x\nRUN apk add curl",
            "«w:FROM» alpine «w:AS» x\n«w:RUN» apk add curl",
        ),
        ("toml", "[a]\nb = \"c\"", "[«n:a»]\n«k:b» = «s:\"c\"»"),
        ("ini", "[a]\nb = c", "[a]\n«w:b» = «s:c»"),
        (
            "html",
            "<a href=\"x\">y</a>",
            "<«k:a» «k:href»=«s:\"x\"»>y</«k:a»>",
        ),
        (
            "sql",
            "SELECT a FROM b WHERE c = 'd'",
            "«w:SELECT» a «w:FROM» b «w:WHERE» c = «s:'d'»",
        ),
    ] {
        let marked = marked(language, code);
        if marked != expected {
            wrong.push(format!("{language}: {marked:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_known_stays_plain() {
    assert_eq!(marked("klingon", "if a"), "if a");
    assert_eq!(marked("text", "if a"), "if a");
}

#[test]
fn limits_leave_the_rest_plain() {
    let long = format!("x = \"{}\"\ny = \"a\"", "a".repeat(LONGEST_LINE));
    assert!(marked("python", &long).ends_with("\ny = «s:\"a\"»"));
    let huge = "x = 1\n".repeat(LONGEST_BLOCK / 6 + 1);
    assert_eq!(marked("python", &huge), huge);
    let lines = Cell::new(0);
    let code = "1\n".repeat(9);
    let two_lines = || lines.replace(lines.get() + 1) < 2;
    let tokens = Grammars::load().tokens("python", &code, Span::new(0, 18), &two_lines);
    assert_eq!(tokens.len(), 2);
}
