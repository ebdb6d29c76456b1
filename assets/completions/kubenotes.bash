# Completions of kubenotes for bash: the program itself says what can follow.
# kubenotes completions bash > ~/.local/share/bash-completion/completions/kubenotes

_kubenotes() {
  local line answer
  COMPREPLY=()
  if ! answer=$(kubenotes __complete bash -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null); then
    # A file can stand here.
    compopt -o default 2>/dev/null
    return
  fi
  while IFS= read -r line; do
    [[ -n $line ]] && COMPREPLY+=("$line")
  done <<<"$answer"
  compopt -o nosort 2>/dev/null
  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]]; then
    compopt -o nospace 2>/dev/null
  fi
}

complete -F _kubenotes kubenotes
