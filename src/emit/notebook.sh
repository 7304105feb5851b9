# What the cells below need.
RUNBOOK_FOLDER=$(mktemp -d) && trap 'rm -rf -- "$RUNBOOK_FOLDER"' EXIT
# Words joined with a separator.
runbook_fold() (
  separator=$1
  set -f
  IFS=$' \t\n'
  set -- $2
  IFS=$separator
  printf '%s' "$*"
)
# runbook_expect STATUS KIND TEXT OTHERWISE: shows what a command has printed,
# without secrets, and fails as it did, or where the output is not as the
# article has it.
runbook_expect() {
  local output errors shown secret
  output=$(cat -- "$RUNBOOK_FOLDER/output") || return
  errors=$(cat -- "$RUNBOOK_FOLDER/errors") || return
  rm -f -- "$RUNBOOK_FOLDER/output" "$RUNBOOK_FOLDER/errors"
  shown=$output
  for secret in $RUNBOOK_SECRETS; do
    [ -n "${!secret}" ] || continue
    shown=${shown//"${!secret}"/****} errors=${errors//"${!secret}"/****}
  done
  [ -z "$shown" ] || printf '%s\n' "$shown"
  [ -z "$errors" ] || printf '%s\n' "$errors" >&2
  [ "$1" -eq 0 ] || return "$1"
  case $2 in
    any) return ;;
    pattern) [[ $output =~ $3 ]] && return ;;
    text) [ "$(runbook_fold ' ' "$output")" = "$(runbook_fold ' ' "$3")" ] && return ;;
    json) [ "$(runbook_fold '' "$output")" = "$(runbook_fold '' "$3")" ] && return ;;
  esac
  printf '%s\n' "$4" >&2
  return 1
}
