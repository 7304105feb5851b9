# Stops what follows at the first command that fails; after `runbook_guard cd`, at
# the first that cannot change the folder. What bash itself takes for no failure stops
# nothing: `a` in `a && b`, unless that is the last line, and `a` in `export b=$(a)`.
runbook_guard() {
  RUNBOOK_GUARD=${1-} RUNBOOK_PIPED=
  set -E
  if [ "$RUNBOOK_GUARD" = pipefail ]; then set -o pipefail; fi
  trap 'runbook_stop "$?" "${PIPESTATUS[@]}" && return "$RUNBOOK_STATUS"' ERR
}
runbook_stop() {
  local IFS=' '
  local statuses=" $*"
  if [[ $RUNBOOK_GUARD == cd && ! " $BASH_COMMAND " =~ ' '(cd|pushd|popd)' ' ]]; then return 1; fi
  # A reader that has enough, such as `head -1`, ends who writes to it by a signal.
  statuses=${statuses// 141/}
  if [[ -z ${statuses// 0/} && $*$RUNBOOK_PIPED == *[0y] ]]; then
    RUNBOOK_PIPED=y
    return 1
  fi
  RUNBOOK_GUARD='' RUNBOOK_STATUS=$1
  case " ${FUNCNAME[*]} " in *' source '*) return 0 ;; esac
  # A terminal stays.
  if [[ $- == *i* && $BASH_SUBSHELL -eq 0 ]]; then return 1; fi
  exit "$1"
}
# Ends as the block before it has ended, and lets go.
runbook_end() {
  local status=$?
  trap - ERR
  set +E +o pipefail
  case $status$RUNBOOK_PIPED in 141y) status=0 ;; esac
  return "$status"
}
