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
