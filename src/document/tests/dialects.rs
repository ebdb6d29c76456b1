//! Notations of site generators.

use super::check;

#[test]
fn shortcodes() {
    for (source, expected) in [
        (
            "{{< figure src=\"a.png\" title=\"A *title*\" >}}\nbelow",
            "image(▣ A title)\npara(below)",
        ),
        (
            "{{< figure src=\"/x/a.png?w=1\" alt=\"Alt\" >}}",
            "image(▣ Alt)",
        ),
        (
            "{{< youtube abc >}}",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "{{< tweet user=\"me\" id=\"1\" >}}",
            "para(«{p:‹post on X›}→https://x.com/me/status/1»)",
        ),
        (
            "[post]({{< relref \"other.md#part\" >}}) and [x]({{% ref \"y\" %}})",
            "para(«post→other.md#part» and «x→y»)",
        ),
        (
            "[r]\n\n[r]: {{< relref \"other.md\" >}}",
            "para(«r→other.md»)",
        ),
        (
            "{{< note >}}\nMind *this*\n{{< /note >}}\nafter",
            "!note para(Mind {i:this})\npara(after)",
        ),
        (
            "{{% callout type=\"tip\" title=\"T\" %}}\ninner\n{{% /callout %}}",
            "!tip para({b:T})\n!tip para(inner)",
        ),
        (
            "{{< outer >}}\n{{< inner >}}\n- a\n{{< /inner >}}\n{{< /outer >}}",
            "* para(a)",
        ),
        (
            "Before {{< whatever x >}} after",
            "para(Before {p:‹whatever›} after)",
        ),
        (
            "{{< comment >}}\nhidden\n\nhidden\n{{< /comment >}}\nshown",
            "para(shown)",
        ),
        (
            "{{< highlight go >}}\na := 1\n\n  b\n{{< /highlight >}}",
            "code go(a := 1⏎⏎  b)",
        ),
        ("`{{< figure >}}`", "para({c:{{< figure >}}})"),
        ("```\n{{< figure >}}\n```", "code -({{< figure >}})"),
        ("a\n\n    {{< figure >}}", "para(a)\ncode -({{< figure >}})"),
        (
            "{{< imgproc a Fill \"600x300\" >}}\nThe caption\n{{< /imgproc >}}",
            "image(▣ The caption)",
        ),
        (
            "- a\n\n  {{< figure src=\"b.png\" >}}\n\n  c",
            "* para(a)\n* image(▣ b.png)\n* para(c)",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn liquid() {
    for (source, expected) in [
        (
            "{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}\nafter",
            "code ruby(puts 1)\npara(after)",
        ),
        ("{% raw %}{{ x }}{% endraw %}", "para({{ x }})"),
        ("{% comment %}hidden{% endcomment %}shown", "para(shown)"),
        (
            "{% assign a = 1 %}\n{% if a %}\n# Title\n{% endif %}",
            "h1(Title)",
        ),
        (
            "[x]({% post_url 2019-01-01-a %}) [y]({{ site.baseurl }}/b)",
            "para(«x→2019-01-01-a» «y→/b»)",
        ),
        ("<a href=\"{{ site.url }}/c\">z</a>", "para(«z→/c»)"),
        (
            "{% embed https://a.example/x %}",
            "para(«{p:‹a.example›}→https://a.example/x»)",
        ),
        (
            "{% embed https://x.com/a/status/1?s=20&t=b %}",
            "para(«{p:‹post on X›}→https://x.com/a/status/1?s=20&t=b»)",
        ),
        ("{% include toc.html %}\ntext", "para(text)"),
        ("{{ image \"a/b.png\" 800 }}", "image(▣ b.png)"),
        (
            "In ${{ secrets.X }} and {{ .Values.x }}",
            "para(In ${{ secrets.X }} and {p:‹.Values.x›})",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn other_notations() {
    for (source, expected) in [
        ("Text\n{: .lead}\n\n# H\n{:#id}", "para(Text)\nh1(H)"),
        (
            "[a](b){:target=\"_blank\"} ![c](d.png){width=50%}",
            "para(«a→b» ▣ c)",
        ),
        ("## Talks {/*the-talks*/}", "h2(Talks)"),
        (
            "a ==b *c*== d, x == y, a==b==c",
            "para(a {m:b {i:c}} d, x == y, a==b==c)",
        ),
        (
            "import A from './a.js';\nexport const b = 1;\n\nText",
            "para(Text)",
        ),
        ("import order matters", "para(import order matters)"),
        (
            ":::note Title\nText\n# H\n:::\nafter",
            "!note para({b:Title})\n!note para(Text)\n!note h1(H)\npara(after)",
        ),
        (
            ":::details More\n- a\n:::",
            "details para({b:More})\ndetails * para(a)",
        ),
        ("> [!NOTE]\n> Text", "!note para(Text)"),
        (
            "> [!info]- A title\n> Text\n> more",
            "!info para({b:A title})\n!info para(Text more)",
        ),
        (
            "@[slides](https://a.example/s)",
            "para(«{p:‹slides›}→https://a.example/s»)",
        ),
        (
            "%[https://a.example/s]",
            "para(«{p:‹a.example›}→https://a.example/s»)",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn own_private_characters_stay_what_they_are() {
    check(
        "a \u{e000} b \u{fdd0}0\u{fdd1} :wink:",
        "para(a \u{e000} b \u{fffd}0\u{fffd} 😉)",
    );
}
