//! Every construct that a survey of blogs met, one row each: what is written, and what a reader sees.

use super::{check_all, parse};

#[test]
fn markdown_as_authors_write_it() {
    check_all(&[
        ("[a talk](/t)", "para(«a talk→/t»)"),
        ("- one\n- two", "* para(one)\n* para(two)"),
        ("* one\n* two", "* para(one)\n* para(two)"),
        ("“Curly” and ‘single’", "para(“Curly” and ‘single’)"),
        ("![Hall](hall.png)", "image(▣ Hall)"),
        (
            "<iframe src=\"https://www.youtube.com/embed/abc\"></iframe>",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "see https://a.example/x.",
            "para(see «https://a.example/x→https://a.example/x».)",
        ),
        ("a – b — c", "para(a – b — c)"),
        ("a -- b --- c", "para(a – b — c)"),
        (
            "- a\n  - b\n    - c",
            "* para(a)\n* * para(b)\n* * * para(c)",
        ),
        ("> said", "quote para(said)"),
        (
            "[text][link-1]\n\n[link-1]: https://a.example",
            "para(«text→https://a.example»)",
        ),
        ("done 🎉", "para(done 🎉)"),
        ("2. two\n3. three", "2. para(two)\n3. para(three)"),
        ("a <!-- note to self --> b", "para(a b)"),
        ("**Day 1**\n\ntext", "para({b:Day 1})\npara(text)"),
        ("***", "rule"),
        ("one  \ntwo", "para(one⏎two)"),
        ("```go\nx\n```", "code go(x)"),
        ("Fish &amp; chips &mdash; &#8217;", "para(Fish & chips — ’)"),
        (
            "<blockquote class=\"twitter-tweet\"><p lang=\"en\">So good</p>&mdash; Ada (@ada) <a href=\"https://twitter.com/ada/status/1\">May 1</a></blockquote>\n<script async src=\"https://platform.twitter.com/widgets.js\"></script>",
            "quote para(So good)\nquote para(— Ada (@ada) «May 1→https://twitter.com/ada/status/1»)",
        ),
        ("日本語の文章", "para(日本語の文章)"),
        ("\\*not\\* \\# \\_x\\_", "para(*not* # _x_)"),
        (
            "before\n\n<style>\np { color: red; }\n</style>\n\nafter",
            "para(before)\npara(after)",
        ),
        ("| a | b |\n|---|---|\n| c | d |", "table(a⇥b⏎c⇥d)"),
        ("> a\n> > b", "quote para(a)\nquote quote para(b)"),
        ("so 👩‍💻 ❤️ 👍🏽", "para(so 👩‍💻 ❤️ 👍🏽)"),
        (
            "[over\nlines](https://a.example/\nx) and [over\nlines](/x)",
            "para(«over lines→https://a.example/x» and «over lines→/x»)",
        ),
        ("`:smile:` :smile: :wink:", "para({c::smile:} 😄 😉)"),
        ("\tcode\n\ntext", "code -(code)\npara(text)"),
        ("[![Logo](a.png)](/home)", "image(«▣ Logo→/home»)"),
        ("~~old~~ new", "para({s:old} new)"),
        ("Title\n---", "h2(Title)"),
        (
            "<https://a.example>",
            "para(«https://a.example→https://a.example»)",
        ),
        ("> **NOTE** mind this", "quote para({b:NOTE} mind this)"),
        ("🇩🇪 and 🇯🇵", "para(🇩🇪 and 🇯🇵)"),
        ("##Day 2 + 3\n\ntext", "h2(Day 2 + 3)\npara(text)"),
        (
            "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
            "table(a⏎b)",
        ),
        ("```mermaid\ngraph TD\n```", "code mermaid(graph TD)"),
        ("one\\\ntwo", "para(one⏎two)"),
        ("cafe\u{301}", "para(cafe\u{301})"),
        ("- [ ] a\n- [x] b", "[ ] para(a)\n[x] para(b)"),
        ("## Title ##", "h2(Title)"),
        ("```\nnever closed\n# in it", "code -(never closed⏎# in it)"),
        ("مرحبا بالعالم", "para(مرحبا بالعالم)"),
        ("Day 1\n----\ntext", "h2(Day 1)\npara(text)"),
        (
            "# [Spring One](https://a.example)",
            "h1(«Spring One→https://a.example»)",
        ),
        (
            "> quoted\n>\n> \\- Ada",
            "quote para(quoted)\nquote para(- Ada)",
        ),
    ]);
}

#[test]
fn emphasis_that_generators_accept() {
    check_all(&[
        ("a **bold ** b", "para(a {b:bold} b)"),
        ("a ** bold** b", "para(a {b:bold} b)"),
        ("これは**「用語」**です", "para(これは{b:「用語」}です)"),
        ("**重要！**次に", "para({b:重要！}次に)"),
        ("**Note:**text", "para({b:Note:}text)"),
        ("2 ** 3 ** 4 and a**b**c", "para(2 ** 3 ** 4 and a{b:b}c)"),
        (
            "a&nbsp; b &nbsp;c\n\n&nbsp;\n\nd",
            "para(a\u{a0}b\u{a0}c)\npara(d)",
        ),
        ("**open only, `a ** b`", "para(**open only, {c:a ** b})"),
        ("end.** and **start", "para(end.** and **start)"),
        ("**[link](/x) ** after", "para(«{b:link}→/x» after)"),
    ]);
}

#[test]
fn markers_of_generators() {
    check_all(&[
        ("Teaser.<!--more-->\n\nRest.", "para(Teaser.)\npara(Rest.)"),
        ("a\n\n<!-- truncate -->\n\nb", "para(a)\npara(b)"),
        ("a\n\n<!-- TEASER_END -->\n\nb", "para(a)\npara(b)"),
        ("a\n\n<span class=\"more\"></span>\n\nb", "para(a)\npara(b)"),
        ("a\n\n{/* truncate */}\n\nb", "para(a)\npara(b)"),
        ("[TOC]\n\na", "para(a)"),
        ("[[TOC]]\n\na", "para(a)"),
        ("* TOC\n{:toc}\n\na", "para(a)"),
        ("- TOC\n{:toc .list}\n\na", "para(a)"),
        ("{:toc}\n\na", "para(a)"),
        ("## Talks {#talks}", "h2(Talks)"),
        ("## Talks {/*talks*/}", "h2(Talks)"),
        ("a [toc]x", "para(a [toc]x)"),
    ]);
}

#[test]
fn kramdown() {
    check_all(&[
        ("[a](/b){: target=\"_blank\"}", "para(«a→/b»)"),
        ("> Tip\n{: .prompt-tip }", "quote para(Tip)"),
        ("Text\n{: .text-center}", "para(Text)"),
        ("![a](b.png){: style=\"width: 50%\" }", "image(▣ a)"),
        ("![a](b.png){width=50%}", "image(▣ a)"),
        ("Centred text {.lead}", "para(Centred text)"),
        (
            "Term\n: First\n: Second",
            "dt(Term)\ndd para(First)\ndd para(Second)",
        ),
        ("a {::comment}not shown{:/comment} b", "para(a b)"),
        ("{::nomarkdown}x{:/}", "para(x)"),
        ("$$\nx^2\n$$", "math(x^2)"),
        ("\\[\nx^2\n\\]", "math(x^2)"),
    ]);
}

#[test]
fn obsidian() {
    check_all(&[
        ("[[Page]]", "para(«Page→Page»)"),
        ("[[Page|words]]", "para(«words→Page»)"),
        ("[[Page#Part]]", "para(«Page › Part→Page#Part»)"),
        ("[[#Part]]", "para(«Part→#Part»)"),
        ("![[hall.png]]", "image(▣ hall.png)"),
        ("![[hall.png|300]]", "image(▣ hall.png)"),
        ("![[hall.png|The hall]]", "image(▣ The hall)"),
        ("![[Page]]", "para(«{p:‹Page›}→Page»)"),
        ("a ==b== c", "para(a {m:b} c)"),
        ("a %%b%% c", "para(a c)"),
        ("a\n\n%%\nb\n\nc\n%%\n\nd", "para(a)\npara(d)"),
        ("100%% sure %%", "para(100%% sure %%)"),
        (
            "> [!note] Title\n> Text",
            "!note para({b:Title})\n!note para(Text)",
        ),
        ("> [!tip]+\n> Text", "!tip para(Text)"),
        ("> [!IMPORTANT]\n> Text", "!important para(Text)"),
        ("#tag and #other/tag", "para(#tag and #other/tag)"),
    ]);
}

#[test]
fn admonitions() {
    check_all(&[
        (
            "!!! note \"A title\"\n    Text *here*.\n\n    - item\n\nAfter",
            "!note para({b:A title})\n!note para(Text {i:here}.)\n!note * para(item)\npara(After)",
        ),
        ("!!! warning\n    Text", "!warning para(Text)"),
        (
            "??? tip \"Folded\"\n    Text\nAfter",
            "details para({b:Folded})\ndetails para(Text)\npara(After)",
        ),
        (
            "???+ info\n    Text",
            "details para({b:Info})\ndetails para(Text)",
        ),
        (
            "!!! note\n    ```go\n    x\n      y\n    ```\n    text",
            "!note code go(x⏎  y)\n!note para(text)",
        ),
        (
            "!!! note\n    a\n\n    !!! tip\n        b\n\n    c\n\nd",
            "!note para(a)\n!note !tip para(b)\n!note para(c)\npara(d)",
        ),
        ("!!! what a day", "para(!!! what a day)"),
        ("??? really", "para(??? really)"),
    ]);
}

#[test]
fn containers() {
    check_all(&[
        (":::message\nText\n:::", "!message para(Text)"),
        (":::message alert\nText\n:::", "!message para(Text)"),
        (":::note\nText\n:::", "!note para(Text)"),
        (
            ":::tip[Title]\nText\n:::",
            "!tip para({b:Title})\n!tip para(Text)",
        ),
        (
            ":::details More\nText\n:::",
            "details para({b:More})\ndetails para(Text)",
        ),
        ("::: warning\nText\n:::", "!warning para(Text)"),
        ("::: {.columns}\nText\n:::", "para(Text)"),
        (
            ":::note\n:::columns\na\n:::\nb\n:::\nc",
            "!note para(a)\n!note para(b)\npara(c)",
        ),
        (":::For you", "para(For you)"),
    ]);
}

#[test]
fn cards() {
    check_all(&[
        (
            "@[card](https://a.example/x)",
            "para(«{p:‹a.example›}→https://a.example/x»)",
        ),
        (
            "@[youtube](abc)",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "@[speakerdeck](0a1b)",
            "para(«{p:‹speakerdeck.com›}→https://speakerdeck.com/player/0a1b»)",
        ),
        (
            "@[docswell](https://www.docswell.com/s/a)",
            "para(«{p:‹docswell.com›}→https://www.docswell.com/s/a»)",
        ),
        (
            "%[https://a.example]",
            "para(«{p:‹a.example›}→https://a.example»)",
        ),
        (
            "[text] (https://a.example)",
            "para(«text→https://a.example»)",
        ),
        (
            "![a](my photo.png) and [b](c d.html)",
            "para(▣ a and «b→c%20d.html»)",
        ),
        ("[link](/my uri)", "para([link](/my uri))"),
    ]);
}

#[test]
fn html() {
    check_all(&[
        (
            "<p>Some **bold** and [link](/x)</p>",
            "para(Some {b:bold} and «link→/x»)",
        ),
        (
            "<ul>\n  <li>An **item** with `code`</li>\n</ul>",
            "* para(An {b:item} with {c:code})",
        ),
        ("<table><tr><td>a *b*</td></tr></table>", "table(a {i:b})"),
        (
            "<figure>\n<img src=\"x.png\">\n<figcaption>By *me*</figcaption>\n</figure>",
            "image(▣ By {i:me})",
        ),
        (
            "<div class=\"float-right\">\n    ![alt](a.png)\n</div>",
            "image(▣ alt)",
        ),
        ("<div>Text *here*</div>", "para(Text {i:here})"),
        ("<code>a *b* c</code>", "para({c:a {i:b} c})"),
        ("<p><code>a **b**</code></p>", "para({c:a **b**})"),
        (
            "<p>2 * 3 * 4, snake_case_x</p>",
            "para(2 * 3 * 4, snake_case_x)",
        ),
        ("a<br>b<br/>c", "para(a⏎b⏎c)"),
        ("<img src=\"a.png\" alt=\"A\">", "image(▣ A)"),
        ("<center><small>x</small></center>", "para(x)"),
        ("H<sub>2</sub>O x<sup>2</sup>", "para(H{_:2}O x{^:2})"),
        (
            "<kbd>Ctrl</kbd> <mark>m</mark> <u>u</u>",
            "para({c:Ctrl} {m:m} {u:u})",
        ),
        ("<dl><dt>T</dt><dd>D</dd></dl>", "dt(T)\ndd para(D)"),
        (
            "<details><summary>S</summary>\n\nText\n\n</details>",
            "details para({b:S})\ndetails para(Text)",
        ),
        ("<i class=\"fas fa-book\"></i> Overview", "para(Overview)"),
        ("<a name=\"x\"></a>Text", "para(Text)"),
        ("<time datetime=\"2020\">May</time>", "para(May)"),
        ("<noscript>no</noscript>yes", "para(yes)"),
        ("<h2>T</h2>", "h2(T)"),
        ("<hr>", "rule"),
        ("Vec&lt;T&gt; and &lt;div&gt;", "para(Vec<T> and <div>)"),
    ]);
}

#[test]
fn components() {
    check_all(&[
        (
            "import A from '@x/a';\nimport {\n  B,\n  C,\n} from './b';\n\nText",
            "para(Text)",
        ),
        (
            "export const f = ({a}) => {\n  const x = 1;\n\n  return <b>{a}</b>;\n};\n\nText",
            "para(Text)",
        ),
        ("export default Layout;\n\nText", "para(Text)"),
        (
            "import order matters\n\nexport it",
            "para(import order matters)\npara(export it)",
        ),
        (
            "<Admonition type=\"tip\" title=\"T\">\n  Text\n</Admonition>",
            "!tip para({b:T})\n!tip para(Text)",
        ),
        (
            "<Tabs\n  values={[\n    {label: 'A', value: 'a'},\n  ]}>\n  <TabItem value=\"a\" label=\"First\">\n\n    Text\n\n  </TabItem>\n</Tabs>",
            "para({b:First})\npara(Text)",
        ),
        (
            "<YouTube id=\"abc\" />",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "<YouTubeIframe\n  videoId=\"abc\"\n  opts={{height: 1}}\n/>",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "<BlogCard title=\"T\" url=\"https://a.example\" />",
            "para(«{p:‹T›}→https://a.example»)",
        ),
        ("<Intro>\n\nText\n\n</Intro>", "para(Text)"),
        ("<ZoomableImage src=\"a.png\" alt=\"A\" />", "image(▣ A)"),
        ("<ThemedPicture src=\"a.png\" alt=\"A\" />", "image(▣ A)"),
        ("<Note>\nText\n</Note>", "!note para(Text)"),
        (
            "<DeepDive title=\"Why\">\n\nText\n\n</DeepDive>",
            "details para(Text)",
        ),
        ("<Timeline />", "para({p:‹Timeline›})"),
        ("<TOCInline toc={toc} />\n\nText", "para(Text)"),
        ("<Sandpack>\n\n```js\nx\n```\n\n</Sandpack>", "code js(x)"),
    ]);
}

#[test]
fn hugo() {
    check_all(&[
        (
            "{{< figure src=\"a.png\" title=\"T\" caption=\"C\" attr=\"Ada\" >}}",
            "image(▣ T — C (Ada))",
        ),
        ("{{<figure src=\"a.png\">}}", "image(▣ a.png)"),
        ("{{< figure_webp src=\"a.png\" alt=\"A\" >}}", "image(▣ A)"),
        ("[a]({{< relref \"b.md\" >}})", "para(«a→b.md»)"),
        ("[a]({{< ref \"b.md\" >}})", "para(«a→b.md»)"),
        (
            "{{< youtube abc >}}",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "{{< youtube abc \"x\" >}}",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "{{% youtube abc %}}",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        ("for {{< param \"version\" >}}", "para(for {p:‹version›})"),
        (
            "{{< imgproc hall.png Resize \"600x\" >}}{{< /imgproc >}}",
            "image(▣ hall.png)",
        ),
        (
            "{{< imgproc a Fill \"6x3\" >}}\nCap\n{{< /imgproc >}}",
            "image(▣ Cap)",
        ),
        (
            "{{< flex-gallery cols=\"2\" >}}\n![a](a.png)\n![b](b.png)\n{{< /flex-gallery >}}",
            "image(▣ a)\nimage(▣ b)",
        ),
        (
            "{{< x user=\"ada\" id=\"1\" >}}",
            "para(«{p:‹post on X›}→https://x.com/ada/status/1»)",
        ),
        ("{{< note >}}\nText\n{{< /note >}}", "!note para(Text)"),
        ("## {{% heading \"whatsnext\" %}}", "h2(What’s next)"),
        ("{{< blog_footer >}}\n\na", "para(a)"),
        ("{{< speaker name=\"Ada\" >}}", "para({p:‹Ada›})"),
        ("{{< streaming >}}", "para({p:‹streaming›})"),
        (
            "{{< tweet user=\"ada\" id=\"1\" >}}",
            "para(«{p:‹post on X›}→https://x.com/ada/status/1»)",
        ),
        ("{{< comment >}}x{{< /comment >}}y", "para(y)"),
        ("{{< favicon >}}a", "para(a)"),
        (
            "{{% pageinfo %}}\nText\n{{% /pageinfo %}}",
            "!pageinfo para(Text)",
        ),
        (
            "{{< callout \"tip\" >}}\nText\n{{< /callout >}}",
            "!tip para(Text)",
        ),
        ("[a]({{< baseurl >}}/b)", "para(«a→/b»)"),
        (
            "{{< gallery >}}\n{{< figure src=\"a.png\" >}}\n{{< /gallery >}}",
            "image(▣ a.png)",
        ),
        (
            "{{< glossary_tooltip text=\"pods\" term_id=\"pod\" >}}",
            "para(pods)",
        ),
        (
            "{{< button href=\"/x\" >}}Go{{< /button >}}",
            "para(«Go→/x»)",
        ),
        (
            "{{< tabs >}}\n{{% tab name=\"One\" %}}\nText\n{{% /tab %}}\n{{< /tabs >}}",
            "para({b:One})\npara(Text)",
        ),
        (
            "{{< details \"Sum\" >}}\nText\n{{< /details >}}",
            "details para({b:Sum})\ndetails para(Text)",
        ),
        ("{{< warning >}}\n\nText", "para(Text)"),
        ("`{{< x >}}` {{</* x */>}}", "para({c:{{< x >}}} {{< x >}})"),
    ]);
}

#[test]
fn liquid() {
    check_all(&[
        (
            "{% assign docs = \"https://a.example\" %}\n[a]({{ docs }}) [b]({{ docs | append: \"#x\" }})",
            "para(«a→https://a.example» «b→https://a.example#x»)",
        ),
        (
            "{% capture c %}x{% endcapture %}\n[a]({{ c }})",
            "para(«a→x»)",
        ),
        (
            "{% for p in posts %}\n* {{ p.title }}\n{% endfor %}\n\na",
            "para(a)",
        ),
        ("{% if a %}yes{% else %}no{% endif %}", "para(yes)"),
        (
            "{% unless a %}yes{% else %}no{% endunless %} {% if b %}c{% endif %}",
            "para(yesno c)",
        ),
        ("[a]({% post_url 2020-01-01-b %})", "para(«a→2020-01-01-b»)"),
        (
            "{% include image.html src=\"a.png\" caption=\"C\" %}",
            "image(▣ C)",
        ),
        ("{% link _posts/a.md %}", "para(_posts/a.md)"),
        (
            "{% twitter https://x.com/a/status/1 %}",
            "para(«{p:‹post on X›}→https://x.com/a/status/1»)",
        ),
        ("{% user ada %}", "para(«{p:‹@ada›}→https://dev.to/ada»)"),
        (
            "{% details Sum %}\nText\n{% enddetails %}",
            "details para({b:Sum})\ndetails para(Text)",
        ),
        ("{% katex %}\nx^2\n{% endkatex %}", "math(x^2)"),
        (
            "{% cta https://a.example %} Go {% endcta %}",
            "para(«{p:‹a.example›}→https://a.example» Go)",
        ),
        ("{% break %}a", "para(a)"),
        ("[a]({{ site.baseurl }}/b)", "para(«a→/b»)"),
        ("{{ image \"a/b.png\" 800 }}", "image(▣ b.png)"),
        ("{% image \"a.png\", \"The alt\" %}", "image(▣ The alt)"),
    ]);
}

#[test]
fn hexo_and_zola() {
    check_all(&[
        ("{% asset_img a.png The hall %}", "image(▣ The hall)"),
        ("{% img left /a.png 300 200 %}", "image(▣ a.png)"),
        (
            "{% blockquote Ada, Notes https://a.example %}\nText\n{% endblockquote %}\n\nb",
            "quote para(Text)\nquote para(— Ada, Notes)\npara(b)",
        ),
        (
            "{% codeblock lang:go %}\nx\n{% endcodeblock %}",
            "code go(x)",
        ),
        ("{% post_link my-post Words %}", "para(«Words→my-post»)"),
        (
            "{% link Words https://a.example %}",
            "para(«Words→https://a.example»)",
        ),
        (
            "{% note info Title %}\nText\n{% endnote %}",
            "!info para({b:Title})\n!info para(Text)",
        ),
        ("{% cq %}Text{% endcq %}", "quote para(Text)"),
        (
            "{{ youtube(id=\"abc\") }}",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        ("{{ image(src=\"a.png\", alt=\"A\") }}", "image(▣ A)"),
        ("[a]({{ get_url(path=\"/b\") }})", "para(«a→/b»)"),
    ]);
}

#[test]
fn icons_and_pelican() {
    check_all(&[
        ("[Go :octicons-arrow-right-24:](/x)", "para(«Go→/x»)"),
        (":+1: :neckbeard: :tada:", "para(👍 :neckbeard: 🎉)"),
        (
            "[a]({filename}/b.md) ![c]({static}/d.png)",
            "para(«a→/b.md» ▣ c)",
        ),
    ]);
}

#[test]
fn pictures_on_lines_of_their_own_stand_apart() {
    check_all(&[
        (
            "Text\n![a](a.png)\nmore",
            "para(Text)\nimage(▣ a)\npara(more)",
        ),
        ("Text ![a](a.png)\nmore", "para(Text ▣ a more)"),
        (
            "![](a.png) The caption",
            "image(▣ a.png)\npara(The caption)",
        ),
        (
            "- a\n  ![b](b.png)\n- c",
            "* para(a)\n* image(▣ b)\n* para(c)",
        ),
    ]);
}

#[test]
fn items_of_loose_lists_are_loose() {
    let looseness = |source: &str| -> Vec<bool> {
        let document = parse(source.as_bytes());
        document
            .containers
            .iter()
            .map(|container| container.is_loose)
            .collect()
    };
    assert_eq!(looseness("- a\n- b"), [false, false]);
    assert_eq!(looseness("- a\n\n- b"), [true, true]);
    assert_eq!(
        looseness("1. a\n   - b\n\n   - c\n2. d"),
        [false, true, true, false]
    );
    assert_eq!(looseness("> a\n\n[^1]: b"), [false, false]);
}
