# A text without colours, and without the white space that says nothing.
runbook_tidy() {
  local blank=$' \t\r' plain
  plain=$(printf '%s\n' "$2" | LC_ALL=C sed $'s|\033\\[[0-9;?]*[ -/]*[@-~]||g')
  case $1 in
    json) plain=$(printf '%s' "$plain" | tr '\n' ' ') && printf '%s\n' "$plain" |
      LC_ALL=C sed -E 's/("([^"\\]|\\.)*")|['"$blank"']+/\1/g' ;;
    *) printf '%s\n' "$plain" | LC_ALL=C sed -e "s/[$blank]*\$//" | sed '/./,$!d' ;;
  esac
}
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
    *) [ "$(runbook_tidy "$2" "$output")" = "$(runbook_tidy "$2" "$3")" ] && return ;;
  esac
  printf '%s\n' "$4" >&2
  return 1
}
