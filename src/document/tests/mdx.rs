//! Program code and components of MDX: none of the program is seen, all of the words are.

use super::{check_all, parse};

#[test]
fn tags_over_lines() {
    check_all(&[
        (
            "<Card\n    title=\"One\"\n    href=\"/one\"\n>\nText **here**\n</Card>",
            "para(«{p:‹One›}→/one»)\npara(Text {b:here})",
        ),
        (
            "<Grid columns={2}\n  onClick={() => { if (a > b) { go(\"}\") } }}\n  style={{color: 'red'}}\n>\n\nText\n\n</Grid>",
            "para(Text)",
        ),
        (
            "<Chart\n  data={[\n    { x: 1 },\n\n    { x: 2 },\n  ]}\n/>\n\nText",
            "para({p:‹Chart›})\npara(Text)",
        ),
        (
            "<a\n  href=\"/x\"\n>words</a> after",
            "para(«words→/x» after)",
        ),
    ]);
}

#[test]
fn expressions() {
    check_all(&[
        (
            "import A from './a'\n\nText with <b>new</b>{' '}and {\"more\"} words",
            "para(Text with {b:new} and more words)",
        ),
        (
            "<List>\n\n{items.map(item => <li key={item.id}>{item.name}</li>)}\n\nText\n\n</List>",
            "para(Text)",
        ),
        (
            "import A from './a'\n\n# Hello, {props.name}\n\nIt is {props.day}.",
            "h1(Hello, {p:‹props.name›})\npara(It is {p:‹props.day›}.)",
        ),
        (
            "<Code>{`const x = 1;`}</Code>\n\n<Code>\n{`\na\n  b\n`}\n</Code>",
            "para({c:const x = 1;})\ncode -(a⏎  b)",
        ),
        ("The set {a, b} of words", "para(The set {a, b} of words)"),
        ("import A from './a'\n\n<>\n  Words\n</>", "para(Words)"),
    ]);
}

#[test]
fn statements() {
    check_all(&[
        ("import data\n  from './data.json'\n\nText", "para(Text)"),
        (
            "export const a = {\n  b: () => `}`,\n}\n\nText",
            "para(Text)",
        ),
        (
            "import all\nfrom the start",
            "para(import all from the start)",
        ),
    ]);
}

#[test]
fn components() {
    check_all(&[
        (
            "<Aside type=\"tip\" title=\"T\">Text</Aside>\n\nAfter",
            "!tip para({b:T})\n!tip para(Text)\npara(After)",
        ),
        ("<aside>Text</aside>\n\nAfter", "para(Text)\npara(After)"),
        ("<Figure src=\"/a.png\" caption=\"Cap\" />", "image(▣ Cap)"),
        (
            "<Tweet id=\"1\" /> <Vimeo id=\"2\" />",
            "para(«{p:‹post on X›}→https://x.com/i/status/1» «{p:‹Vimeo video›}→https://vimeo.com/2»)",
        ),
        (
            "<YouTube id=\"https://youtu.be/abc\" />",
            "para(«{p:‹YouTube video›}→https://youtu.be/abc»)",
        ),
        (
            "<Video url=\"https://a.example/b.mp4\" title=\"The talk\" />",
            "para(«{p:‹The talk›}→https://a.example/b.mp4»)",
        ),
        (
            "<LinkCard title=\"T\" href=\"/x\" description=\"More words\" />",
            "para(«{p:‹T›}→/x» More words)",
        ),
        (
            "<Tabs>\n<TabItem value=\"linux\">\nText\n</TabItem>\n</Tabs>",
            "para({b:linux})\npara(Text)",
        ),
        ("<Icon name=\"star\" />\n\nText", "para(Text)"),
    ]);
}

#[test]
fn pictures_are_found_by_what_was_imported() {
    let sources = |source: &str| -> Vec<String> {
        let images = parse(source.as_bytes()).images;
        images.into_iter().map(|image| image.source).collect()
    };
    assert_eq!(
        sources("import hero from '../hero.png';\n\n<Image src={hero} alt=\"A\" />"),
        ["../hero.png"]
    );
    assert_eq!(
        sources("import hero from \"./h.webp\"\n\n<img src={hero.src} alt=\"A\" />"),
        ["./h.webp"]
    );
    assert_eq!(
        sources("<img src={require('./a.png').default} alt=\"A\" />"),
        ["./a.png"]
    );
    assert_eq!(
        sources("<img src={useBaseUrl(\"/img/a.png\")} alt=\"A\" />"),
        ["/img/a.png"]
    );
}
