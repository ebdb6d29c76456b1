# Completions of kubenotes for fish: the program itself says what can follow.
# kubenotes completions fish > ~/.config/fish/completions/kubenotes.fish

function __kubenotes_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # A file can stand where it refuses.
    kubenotes __complete fish -- $words $current 2>/dev/null
    or __fish_complete_path "$current"
end

complete -c kubenotes -f -k -a '(__kubenotes_complete)'
