# Completions of kubenotes for Nushell.
# kubenotes completions nushell | save -f ($nu.user-autoload-dirs.0 | path join kubenotes.nu)

def "nu-complete kubenotes" [context: string, offset: int] {
  let asked = do { ^kubenotes __complete nushell -- ($context | str substring 0..<$offset) } | complete
  if $asked.exit_code != 0 { return null }
  let completions = $asked.stdout | lines | each {|line|
    let parts = $line | split row "\t"
    { value: $parts.0, description: ($parts | get -o 1 | default "") }
  }
  { options: { sort: false, completion_algorithm: "substring", case_sensitive: false }, completions: $completions }
}

# Read cloud-native conference recaps in the terminal, mark what to dig into, leave with a to-do list
export extern "kubenotes" [
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  ...paths: string@"nu-complete kubenotes" # Folders and Markdown files to read
  --help(-h) # Print help
  --version(-V) # Print version
]

# List the posts, newest first
export extern "kubenotes list" [
  ...query: string@"nu-complete kubenotes" # What to look for: words, or fields such as author:slowe
  --json # Print JSON
  --view: string@"nu-complete kubenotes" # The posts of a saved view
  --sort: string@"nu-complete kubenotes" # date, title, author, event, progress or highlights; with - before it the other way round
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Add folders and files of posts to the library
export extern "kubenotes add" [
  ...paths: string@"nu-complete kubenotes" # Folders and Markdown files
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Take folders and files out of the library
export extern "kubenotes remove" [
  ...paths: string@"nu-complete kubenotes" # Folders and Markdown files
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# List the library's folders and files
export extern "kubenotes roots" [
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
  ...words: string@"nu-complete kubenotes"
]

# List the talks that the posts tell of
export extern "kubenotes talks" [
  ...query: string@"nu-complete kubenotes" # What to look for: words, or fields such as event:valencia
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# List the conferences that the posts tell of
export extern "kubenotes events" [
  ...query: string@"nu-complete kubenotes" # What to look for: words, or fields such as event:valencia
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# List the speakers and their talks
export extern "kubenotes speakers" [
  ...query: string@"nu-complete kubenotes" # What to look for: words, or fields such as event:valencia
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# List the topics that posts and notes name
export extern "kubenotes topics" [
  ...query: string@"nu-complete kubenotes" # What to look for: words, or fields such as event:valencia
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Print a post
export extern "kubenotes show" [
  post: string@"nu-complete kubenotes" # A file, a path in the library, a part of a title, or - for standard input
  --format: string@"nu-complete kubenotes" # How to print it
  --width: string@"nu-complete kubenotes" # Columns to lay it out for (with `text`: laid out as well, without colours)
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help (see more with '--help')
]

# List what the fuzzy jump would, best first
export extern "kubenotes jump" [
  ...query: string@"nu-complete kubenotes" # A few letters of a talk, speaker, heading, topic or post; 'exact, ^start, end$ and !not, as on screen
  --kind: string@"nu-complete kubenotes" # Only talks, only speakers, …
  --json # Print JSON
  --limit: string@"nu-complete kubenotes" # The most hits to print
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Search in the text of all posts, notes and quotes
export extern "kubenotes search" [
  ...pattern: string@"nu-complete kubenotes" # Words, "phrases" and /regular expressions/, all of them in one section; capitals count if there are any
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# List sentences that read like something to dig into and are not marked
export extern "kubenotes suggest" [
  post?: string@"nu-complete kubenotes" # A file, a path in the library, or a part of a title; all posts if none is named
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Mark a passage; prints the id of the highlight
export extern "kubenotes highlight" [
  post: string@"nu-complete kubenotes" # A file, a path in the library, or a part of a title
  --quote: string@"nu-complete kubenotes" # The passage as it reads on screen; white space and curly quotes do not matter
  --nth: string@"nu-complete kubenotes" # Which occurrence, from 1, where there are several
  --category: string@"nu-complete kubenotes" # The category's id
  --topic: string@"nu-complete kubenotes" # What it is about (can be given several times); guessed from links and names around the passage where left out
  --note: string@"nu-complete kubenotes" # What you think about it
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# List the highlights and notes
export extern "kubenotes highlights" [
  ...query: string@"nu-complete kubenotes" # What to look for: words, or fields such as topic:argo
  --json # Print JSON
  --deleted # List the deleted ones
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# List the to-dos, first things first
export extern "kubenotes todo" [
  ...query: string@"nu-complete kubenotes" # What to look for: words, or fields such as topic:argo
  --json # Print JSON
  --all # Those done and dropped as well
  --status: string@"nu-complete kubenotes" # Only of this status: open, doing, done, dropped (can be given several times)
  --category: string@"nu-complete kubenotes" # Only of this category, by id
  --topic: string@"nu-complete kubenotes" # Only about this topic
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Mark to-dos as done
export extern "kubenotes done" [
  ...ids: string@"nu-complete kubenotes" # Beginning or end of an id, at least four characters of it
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Mark to-dos as open again
export extern "kubenotes reopen" [
  ...ids: string@"nu-complete kubenotes" # Beginning or end of an id, at least four characters of it
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# List what was done to highlights and notes, the latest first
export extern "kubenotes changes" [
  ...query: string@"nu-complete kubenotes" # Words that must all occur in what was done, the passage, its topics or its post
  --json # Print JSON
  --limit: string@"nu-complete kubenotes" # The most changes to print
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Take back the latest change of this machine, or so many
export extern "kubenotes undo" [
  count?: string@"nu-complete kubenotes" # How many changes
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Do again what was last taken back
export extern "kubenotes redo" [
  count?: string@"nu-complete kubenotes" # How many changes
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Print the to-dos in a format, or put them into a file
export extern "kubenotes export" [
  format?: string@"nu-complete kubenotes" # The format; with --template the first word of the query
  ...query: string@"nu-complete kubenotes" # What to look for: words, or fields such as topic:argo
  --output(-o): string@"nu-complete kubenotes" # The file; your own lines around the exported ones stay
  --status: string@"nu-complete kubenotes" # Only of this status: open, doing, done, dropped (can be given several times)
  --group: string@"nu-complete kubenotes" # Headings to group by: none, topic, event, category, post
  --sort: string@"nu-complete kubenotes" # The order: list, due, priority, newest, post, status
  --notes # Every highlight and note, not only the to-dos
  --template: string@"nu-complete kubenotes" # A template instead of a format
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Take in what was ticked, changed or added in an exported file
export extern "kubenotes import" [
  file: string@"nu-complete kubenotes" # The file; - is standard input
  --format: string@"nu-complete kubenotes" # The format; guessed from the file's content and name where left out
  --dry-run # Only say what would change
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Print the passage of a highlight, to give it to somebody
export extern "kubenotes share" [
  id: string@"nu-complete kubenotes" # Beginning or end of an id, at least four characters of it
  --as: string@"nu-complete kubenotes" # As what: quote, markdown, link
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Put all notes into one file, or into a new folder if the name ends in /
export extern "kubenotes backup" [
  file: string@"nu-complete kubenotes" # The file to write, such as notes.tar; a name that ends in / is a new folder
  --force # Replace the file if it is there
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Bring back deleted notes by their ids, or take in a backup
export extern "kubenotes restore" [
  ...what: string@"nu-complete kubenotes" # Ids of deleted notes, as highlights --deleted prints them; or backups, folders and files of single notes
  --dry-run # Only say what would be done
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
]

# Check notes, settings, library and terminal, and say how to mend what is wrong
export extern "kubenotes doctor" [
  --json # Print JSON
  --repair # Mend what can be mended without guessing, after asking
  --yes # Do not ask
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
  ...words: string@"nu-complete kubenotes"
]

# Print what the screen shows after some keys
export extern "kubenotes frame" [
  ...paths: string@"nu-complete kubenotes" # Folders and Markdown files to read, instead of the library
  --size: string@"nu-complete kubenotes" # Columns and rows
  --keys: string@"nu-complete kubenotes" # Keys to press, one after the other
  --format: string@"nu-complete kubenotes" # How to print the screen
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help (see more with '--help')
]

# Print the keys in force
export extern "kubenotes keys" [
  --json # Print JSON
  --check: string@"nu-complete kubenotes" # Say what is wrong in this keymap file, or in your own that is in force
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
  ...words: string@"nu-complete kubenotes"
]

# Print the settings in force and where each comes from, write or edit their file
export extern "kubenotes config" [
  --json # Print JSON
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
  ...words: string@"nu-complete kubenotes"
]

# Write a commented file to begin with, and the schemas by which editors complete it; never over one that is there
export extern "kubenotes config init" [
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
  ...words: string@"nu-complete kubenotes"
]

# Open the file in $VISUAL or $EDITOR, and check it afterwards
export extern "kubenotes config edit" [
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help
  ...words: string@"nu-complete kubenotes"
]

# Print the JSON schema of the configuration, of keymaps or of themes
export extern "kubenotes config schema" [
  of?: string@"nu-complete kubenotes" # Of which file
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help (see more with '--help')
]

# Print the script that makes a shell complete commands, queries, posts and names
export extern "kubenotes completions" [
  shell: string@"nu-complete kubenotes" # Which shell
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help (see more with '--help')
]

# Print a page of the manual, to be read by man -l -
export extern "kubenotes man" [
  page?: string@"nu-complete kubenotes" # Which page
  --markdown # Print it as Markdown
  --library: string@"nu-complete kubenotes" # A folder or file of posts, instead of the configuration's (can be given several times)
  --store: string@"nu-complete kubenotes" # The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
  --config: string@"nu-complete kubenotes" # The configuration file
  --cache: string@"nu-complete kubenotes" # The folder for what can be made again
  --no-config # Read no configuration file
  --theme: string@"nu-complete kubenotes" # auto, the name of a theme, or the path of a theme file
  --keymap: string@"nu-complete kubenotes" # default, vim, emacs, or the path of a keymap file
  --help(-h) # Print help (see more with '--help')
]
