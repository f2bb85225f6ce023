# Completion of seam for bash, written by `seam completion bash`.

@TABLES@
# Adds what begins with $2 of the words in $1.
_seam_reply() {
  local word
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(compgen -W "$1" -- "$2")
}

# Adds files that begin with $1; further arguments are for compgen.
_seam_files() {
  local file start=$1
  shift
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    COMPREPLY+=("$file")
  done < <(compgen "$@" -- "$start" | sort -u)
}

_seam() {
  local line=${COMP_LINE:0:COMP_POINT} words=() verb='' ended='' kind='' i last cur value previous
  COMPREPLY=()
  read -ra words <<<"$line"
  if [[ $line == *[[:space:]] ]]; then words+=(''); fi
  last=$((${#words[@]} - 1))
  if ((last < 1)); then return; fi
  cur=${words[last]} previous=${words[last - 1]} value=$cur
  for ((i = 1; i < last; i++)); do
    if [[ ${words[i]} == -- ]]; then
      ended=1
    elif [[ -z $verb && ${words[i]} != -* ]]; then
      verb=${words[i]}
    fi
  done
  if [[ -z $ended && $cur == --*=* ]]; then
    kind=$(_seam_kind "$verb" "${cur%%=*}=") value=${cur#*=}
    if [[ -z $kind ]]; then return; fi
  elif [[ -z $ended && $previous == -* ]]; then
    kind=$(_seam_kind "$verb" "$previous")
  fi
  if [[ -z $kind ]]; then
    if [[ -z $ended && $cur == -* ]]; then
      kind="words $(_seam_options "$verb")"
    elif [[ -z $verb ]]; then
      kind="words $(_seam_verbs)"
    else
      kind=$(_seam_args "$verb")
    fi
  fi
  case $kind in
    'words '*) _seam_reply "${kind#words }" "$value" ;;
    target) _seam_reply "$("${words[0]}" __complete targets 2>/dev/null)" "$value" ;;
    patch*) _seam_reply "$("${words[0]}" __complete patches 2>/dev/null)" "$value" ;;
  esac
  case $kind in
    *seam) _seam_files "$value" -f -X '!*.seam' && _seam_files "$value" -d ;;
    file) _seam_files "$value" -f ;;
    folder) _seam_files "$value" -d ;;
  esac
  # bash replaces only what stands behind the last = or :, where it breaks words there.
  local cut=''
  if [[ $value != "$cur" && $COMP_WORDBREAKS != *=* ]]; then
    COMPREPLY=("${COMPREPLY[@]/#/${cur%%=*}=}")
  fi
  if [[ $value == *:* && $COMP_WORDBREAKS == *:* ]]; then
    cut=${value%"${value##*:}"}
    COMPREPLY=("${COMPREPLY[@]#"$cut"}")
  fi
}

complete -F _seam seam
