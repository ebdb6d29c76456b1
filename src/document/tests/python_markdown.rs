//! Extensions of Python-Markdown and its kin, as `MkDocs`, Pelican and Nikola use them.

use super::check_all;

#[test]
fn tabs() {
    check_all(&[
        (
            "=== \"One\"\n\n    Text *here*\n\n    - item\n\n=== \"Two\"\n\n    ``` c\n    int x;\n    ```\n\nAfter",
            "para({b:One})\npara(Text {i:here})\n* para(item)\npara({b:Two})\ncode c(int x;)\npara(After)",
        ),
        (
            "!!! note\n    === \"One\"\n        Text\n\n    more\n\nAfter",
            "!note para({b:One})\n!note para(Text)\n!note para(more)\npara(After)",
        ),
        ("Title\n===", "h1(Title)"),
    ]);
}

#[test]
fn fences_of_slashes() {
    check_all(&[
        (
            "![a](b.png)\n/// caption\nThe *caption*\n///\n\nAfter",
            "image(▣ a)\npara(The {i:caption})\npara(After)",
        ),
        (
            "/// note | Title\nText\n///\nAfter",
            "!note para({b:Title})\n!note para(Text)\npara(After)",
        ),
        (
            "/// details | More\nText\n///",
            "details para({b:More})\ndetails para(Text)",
        ),
        ("/// words of a comment", "para(/// words of a comment)"),
    ]);
}

#[test]
fn lines_for_the_generator() {
    check_all(&[
        (
            "The HTML page.\n\n*[HTML]: Hyper Text\n*[W3C]: A body\n\nAfter",
            "para(The HTML page.)\npara(After)",
        ),
        ("--8<-- \"a.md\"\n\nText", "para(Text)"),
        ("*[emphasis]*: words", "para({i:[emphasis]}: words)"),
    ]);
}
