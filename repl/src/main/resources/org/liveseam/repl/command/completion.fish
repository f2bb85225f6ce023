# Completion of seam for fish, written by `seam completion fish`.

# The command that was typed, if one was.
function __seam_typed
  set -l words (commandline -opc)
  for word in $words[2..-1]
    if not string match -q -- '-*' $word
      echo $word
      return
    end
  end
end

function __seam_needs_verb
  test -z (__seam_typed)
end

function __seam_verb
  contains -- (__seam_typed) $argv
end

function __seam_files
  __fish_complete_suffix .seam
end

complete -c seam -f
