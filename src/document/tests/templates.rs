//! More of what the templates of Hugo, Jekyll, Hexo and others are written in, and of what notes and wikis have.

use super::{check_all, parse};

#[test]
fn hugo() {
    check_all(&[
        (
            "{{< quote author=\"Ada\" >}}\nText\n{{< /quote >}}\n\nb",
            "quote para(Text)\nquote para(— Ada)\npara(b)",
        ),
        (
            "{{< card title=\"T\" >}}\nText\n{{< /card >}}",
            "para({b:T})\npara(Text)",
        ),
        (
            "## Day one {{< badge \"new\" >}}\n\n{{< icon \"star\" >}} Text {{< kbd \"F1\" >}}",
            "h2(Day one new)\npara(Text F1)",
        ),
        (
            "Write {{</* figure src=\"a\" */>}} there",
            "para(Write {{< figure src=\"a\" >}} there)",
        ),
        (
            "- item\n\n  {{< figure\n      src=\"a.png\"\n      caption=\"Cap\"\n  >}}\n\n- next",
            "* para(item)\n* image(▣ Cap)\n* para(next)",
        ),
        (
            "| a |\n|---|\n| {{< youtube abc >}} |\n| {{% note %}}hi{{% /note %}} |",
            "table(a⏎«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»⏎hi)",
        ),
        (
            "{{< download \"files/a.pdf\" >}}",
            "para(«{p:‹download›}→files/a.pdf»)",
        ),
    ]);
}

#[test]
fn jekyll() {
    check_all(&[
        (
            "<a href=\"{{ site.url }}{% link _posts/a.md %}\">b</a>",
            "para(«b→_posts/a.md»)",
        ),
        (
            "{% capture words %}\nYou can **do** this.\n{% endcapture %}\n<div class=\"notice\">{{ words | markdownify }}</div>\n\nAfter",
            "para(You can {b:do} this.)\npara(After)",
        ),
        (
            "{% capture pic %}\n![A]({{ '/a.png' | relative_url }})\n{% endcapture %}\n<figure>\n  {{ pic | markdownify | remove: \"<p>\" }}\n  <figcaption>Cap</figcaption>\n</figure>",
            "image(▣ A)\npara(Cap)",
        ),
        ("* one\n\n^\n\n* two", "* para(one)\n* para(two)"),
        (
            "{% include gallery id=\"g\" caption=\"Cap\" %}",
            "para(Cap)",
        ),
    ]);
}

#[test]
fn values_cannot_make_a_short_post_long() {
    let words = "word ".repeat(1000);
    let source = format!(
        "{{% capture a %}}{words}{{% endcapture %}}\n{}",
        "{{ a }}\n".repeat(5000)
    );
    let document = parse(source.as_bytes());
    assert!(document.text.len() < 2 << 20, "{}", document.text.len());
}

#[test]
fn hexo() {
    check_all(&[
        (
            "{% tabs Name, 1 %}\n<!-- tab First -->\na\n<!-- endtab -->\n<!-- tab Second@star -->\nb\n<!-- endtab -->\n{% endtabs %}",
            "para({b:First})\npara(a)\npara({b:Second})\npara(b)",
        ),
        ("a <!-- tab stops --> b", "para(a b)"),
        (
            "{% label primary@words %} and {% btn https://a.example, Go, home %}",
            "para(words and «Go→https://a.example»)",
        ),
        (
            "{% asset_link a.pdf The slides %}",
            "para(«The slides→a.pdf»)",
        ),
        (
            "{% fold More %}\nText\n{% endfold %}",
            "details para({b:More})\ndetails para(Text)",
        ),
        (
            "{% codeblock Title lang:js https://a.example %}\nx\n{% endcodeblock %}",
            "code js(x)",
        ),
    ]);
}

#[test]
fn eleventy_and_dev_to() {
    check_all(&[
        (
            "{% css %}\np { color: red }\n{% endcss %}\nText",
            "para(Text)",
        ),
        ("{%- js -%}alert(1){%- endjs -%}Text", "para(Text)"),
        ("{% runkit\n// before\n%}\nx\n{% endrunkit %}", "code js(x)"),
        (
            "{% codesandbox abc %}",
            "para(«{p:‹codesandbox.io›}→https://codesandbox.io/s/abc»)",
        ),
    ]);
}

#[test]
fn notes_and_wikis() {
    check_all(&[
        ("![[hall.png|The hall|300]]", "image(▣ The hall)"),
        ("A block. ^a1b2c3\n\nNext", "para(A block.)\npara(Next)"),
        ("- item ^item-1\n- next", "* para(item)\n* para(next)"),
        (
            "> quoted\n\n^quote-1\n\nNext",
            "quote para(quoted)\npara(Next)",
        ),
        ("2 ^ n and x ^2", "para(2 ^ n and x ^2)"),
        ("`a ^b1c2`", "para({c:a ^b1c2})"),
        ("![](/a.png =250x)\n*Cap*", "image(▣ a.png)\npara({i:Cap})"),
        (
            "![a](/b.png =100x50) and [c](/d =x)",
            "para(▣ a and «c→/d»)",
        ),
    ]);
    let document = parse(b"One\n\nTwo ^here-1\n");
    let place = document.place_named("^here-1");
    assert_eq!(place, document.text.find("Two").map(|at| at as u32));
}

#[test]
fn formulas() {
    check_all(&[
        ("so $`\\sqrt{3}`$ is", "para(so {c:\\sqrt{3}} is)"),
        ("then $$x_i^2$$ is", "para(then {c:x_i^2} is)"),
        (
            "then\n\n$$x_i^2$$\n\nis",
            "para(then)\nmath(x_i^2)\npara(is)",
        ),
    ]);
}

#[test]
fn html() {
    check_all(&[
        (
            "<video controls>\n<source src=\"a.webm\">\n\nYour browser plays none.\n</video>\n\nAfter",
            "para(«{p:‹video›}→a.webm»)\npara(After)",
        ),
        (
            "<figure><img src=\"a.png\"><figcaption><p>The cap</p></figcaption></figure>\n\nAfter",
            "image(▣ The cap)\npara(After)",
        ),
        ("<pre>\none\n  two\n</pre>", "code -(one⏎  two)"),
        (
            "https://a.example/?b=1&amp;c=2",
            "para(«https://a.example/?b=1&c=2→https://a.example/?b=1&c=2»)",
        ),
    ]);
}

#[test]
fn code_between_tags_stays_in_its_list_item_or_quote() {
    check_all(&[
        (
            "1. Step\n\n   {{< highlight go >}}\n   x := 1\n     y\n   {{< /highlight >}}\n\n2. Next",
            "1. para(Step)\n1. code go(x := 1⏎  y)\n2. para(Next)",
        ),
        (
            "- item\n  {% highlight js %}\nlet a;\n\n  b\n  {% endhighlight %}\n- next",
            "* para(item)\n* code js(let a;⏎⏎b)\n* para(next)",
        ),
        (
            "- {% highlight js %}x{% endhighlight %}\n- next",
            "* code js(x)\n* para(next)",
        ),
        (
            "> words\n> {{< highlight go >}}\n> x\n> {{< /highlight >}}\n> more\n\nAfter",
            "quote para(words)\nquote code go(x)\nquote para(more)\npara(After)",
        ),
        (
            "* a {{< highlight go >}}x{{< /highlight >}} b\n* c",
            "* para(a)\n* code go(x)\n* para(b)\n* para(c)",
        ),
    ]);
}

#[test]
fn hashnode_and_gitbook() {
    check_all(&[
        (
            "![The hall](https://a.example/b.png align=\"center\")",
            "image(«▣ The hall→https://a.example/b.png»)",
        ),
        (
            "![a](b.png \"The title\" width=300) and [c](d.html key=\"v\")",
            "para(▣ The title and «c→d.html»)",
        ),
        ("Text\n\n%%[subscribe]\n\nmore", "para(Text)\npara(more)"),
        (
            "{% code title=\"a.js\" %}\n```js\nx\n```\n{% endcode %}\n\nAfter",
            "code js(x)\npara(After)",
        ),
    ]);
}

#[test]
fn wordpress() {
    check_all(&[
        (
            "[caption id=\"a\" width=\"300\"]<img src=\"a.png\" alt=\"A\" /> The cap[/caption]",
            "para(▣ A The cap)",
        ),
        (
            "[youtube=https://www.youtube.com/watch?v=abc]",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "[sourcecode language=\"js\"]\nx\n[/sourcecode]\n\nAfter",
            "code js(x)\npara(After)",
        ),
        (
            "[embed]https://a.example/v[/embed]",
            "para(«{p:‹a.example›}→https://a.example/v»)",
        ),
        (
            "[code] and [embed] are words",
            "para([code] and [embed] are words)",
        ),
        ("[video](/v) of it", "para(«video→/v» of it)"),
    ]);
}

#[test]
fn scripts_that_show_something() {
    check_all(&[
        (
            "See:\n\n<script src=\"https://gist.github.com/ada/1a.js\"></script>\n\nAfter",
            "para(See:)\npara(«{p:‹gist›}→https://gist.github.com/ada/1a»)\npara(After)",
        ),
        (
            "<lite-youtube videoid=\"abc\"></lite-youtube>",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
    ]);
}

#[test]
fn pandoc_and_vue() {
    check_all(&[
        (
            "[small]{.caps} and [x][r]{.y}\n\n[r]: /z",
            "para(small and «x→/z»)",
        ),
        (
            "Words^[the note, *here*] more.",
            "para(Words (the note, {i:here}) more.)",
        ),
        ("[a]((https://b.example))", "para(«a→https://b.example»)"),
        ("x^[2] and [^a-z] and ^[", "para(x (2) and [^a-z] and ^[)"),
        (
            "Text <Badge :a=\"b\" @click=\"c\" /> more",
            "para(Text more)",
        ),
        (
            "{{< columns >}}\nOne\n<--->\nTwo\n{{< /columns >}}",
            "para(One)\npara(Two)",
        ),
    ]);
}
