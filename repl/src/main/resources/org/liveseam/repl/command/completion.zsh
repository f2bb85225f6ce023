#compdef seam
# Completion of seam for zsh, written by `seam completion zsh`.

@TABLES@
_seam() {
  local verb='' ended='' kind='' word cur=$words[CURRENT] previous=$words[CURRENT-1]
  local -a list
  for word in "${(@)words[2,CURRENT-1]}"; do
    if [[ $word == -- ]]; then
      ended=1
    elif [[ -z $verb && $word != -* ]]; then
      verb=$word
    fi
  done
  if [[ -z $ended && $cur == --*=* ]]; then
    kind=$(_seam_kind "$verb" "${cur%%=*}=")
    if [[ -z $kind ]]; then return; fi
    compset -P '*='
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
    'words '*) list=(${=kind#words }) && compadd -a list ;;
    target) list=(${(f)"$($words[1] __complete targets 2>/dev/null)"}) && compadd -a list ;;
    patch*) list=(${(f)"$($words[1] __complete patches 2>/dev/null)"}) && compadd -a list ;;
  esac
  case $kind in
    *seam) _files -g '*.seam(-.)' ;;
    file) _files ;;
    folder) _files -/ ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _seam "$@"
else
  compdef _seam seam
fi
