//! Posts as people write them, of any length: for measuring, so their words do not matter but their mix of constructs does.

/// A recap of at least this many bytes: headings of talks, prose with links, code, lists, quotes, figures.
pub fn recap(bytes: usize) -> String {
    let mut post = String::from(
        "---\ntitle: \"Notes from the conference\"\ndate: 2019-11-20\ntags: [KubeCon]\n---\n\n",
    );
    let mut talk = 0;
    while post.len() < bytes {
        talk += 1;
        post.push_str(&section(talk));
    }
    post
}

/// Prose only: headings and paragraphs, hardly any markup.
pub fn prose(bytes: usize) -> String {
    let mut post = String::from("# A long walk\n\n");
    while post.len() < bytes {
        post.push_str(
            "Most of the morning went by in the hallway, where the talks go on after the talks. ",
        );
        post.push_str("Somebody drew a cluster on a napkin; nobody could read it later, and everybody kept a photograph.\n\n");
    }
    post
}

fn section(talk: usize) -> String {
    format!(
        "## Keynote: Rolling out number {talk} - Ada Quark, Engineer, Lab & Ben Photon, Lead, Works\n\n\
         This session covered [Argo](https://argoproj.github.io/) and *what it takes* to roll out **number {talk}** with care -- \
         the speaker's list of \"lessons\" is long. See https://example.org/talks/{talk} and `kubectl get rollouts` for more, \
         or the [notes][n{talk}]. It's on my list of things to dig into.\n\n\
         {{{{< figure src=\"/images/{talk}.jpg\" title=\"The stage, number {talk}\" >}}}}\n\n\
         - one cluster, many teams\n- many clusters, [one team](https://example.org/team)\n  - and a nested thought\n\n\
         > A quote that somebody wrote down during the talk &mdash; more or less.\n\n\
         ```yaml\nkind: Rollout\nspec:\n  replicas: {talk}\n```\n\n\
         | project | release |\n|---|---|\n| Argo | {talk}.0 |\n| Flux | {talk}.1 |\n\n\
         <div class=\"note\">Rooms were <b>full</b> again.</div>\n\n[n{talk}]: https://example.org/notes/{talk}\n\n"
    )
}

/// A short post of one day, as most posts of a conference are: much front matter, some headings with people in them, and
/// a few long sentences under each, so that little of the work is Markdown.
pub fn day() -> String {
    let mut post = String::from(
        "---\nauthor: quark\ncategories: Information\ncomments: true\ndate: 2019-11-20T18:00:00-07:00\ntags:\n\
         - Kubernetes\n- Open Source\n- Event\ntitle: Gathering 2019, the second day\n\
         description: What was said on stage, and what was said behind it\nurl: /2019/11/20/second-day/\n---\n\n\
         This is the second day of the gathering, and of KubeCon, of which the [first][1] went by too fast.\n\n",
    );
    for (heading, speaker) in [
        (
            "Keynote: Rolling Out With Care",
            "Ada Marsh, who leads works at Lab,",
        ),
        ("Mending the Mesh (Any Skill Level)", "The first speaker"),
        ("Operators for the Rest of Us", "Tom Reed of Works"),
        ("Wrapping up", "Nobody"),
    ] {
        let paragraph = format!(
            "{speaker} came out to talk about what it takes to do so---nothing more than patience, it turned out. It's a \
             long way from \"it works\" to *it keeps working*, and the session did not hide the steps in between. \n\n",
        );
        let section = format!("## {heading}\n\n{paragraph}{paragraph}{paragraph}");
        post.push_str(&section);
    }
    post.push_str("[1]: https://example.org/2019/11/19/first-day/\n");
    post
}

/// Notes of all talks of some days: headings of every form, pictures by shortcodes, short lines.
pub fn notes() -> String {
    let mut post = String::from(
        "+++\ntitle = \"Notes of three days\"\ndate = \"2018-05-02\"\ntags = [\"KubeCon\"]\n+++\n\n",
    );
    for talk in 1..=24 {
        let heading = match talk % 4 {
            0 => "Welcome Remarks - Ada Marsh, Executive Director, Lab & Tom Reed, Chair, Works",
            1 => "Keynote: Gardens of Clusters - Jim Poole, Principal Engineer, Orchard",
            2 => "What the Scheduler Knows [I] - Liz Rowan & Dan Field, Mill",
            _ => "Sailing With Containers by Ben Hill",
        };
        let section = format!(
            "## {heading}\n\n{{{{< figure src=\"/img/{talk}.jpg\" title=\"The slide about part {talk}\" >}}}}\n\n\
             They've shown a demo of number {talk}, which was a live one.\n\n* It's slow\n* It isn't finished\n\n\
             > TIP Look at the code.\n\n"
        );
        post.push_str(&section);
    }
    post
}
