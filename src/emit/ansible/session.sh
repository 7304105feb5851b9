# Reads secrets, which are passed on standard input because others on the host
# can see an environment while it is passed; then finds what the commands
# before have left: variables, functions, the folder.
for RUNBOOK_NAME in ${RUNBOOK_SECRETS-}; do
  IFS= read -r "$RUNBOOK_NAME" || exit 3
  export "${RUNBOOK_NAME?}"
done
exec </dev/null
unset RUNBOOK_SESSION
RUNBOOK_FILE=$HOME/$RUNBOOK_STATE
if [ -e "$RUNBOOK_FILE" ]; then . "$RUNBOOK_FILE"; fi
# Leaves the same for the commands after; secrets by name.
runbook_keep() {
  set +eu
  trap - ERR EXIT
  local IFS=$' \t\n' runbook_name
  umask 077
  if mkdir -p -- "${RUNBOOK_FILE%/*}" && {
    printf 'cd -- %q || exit\n' "$PWD"
    for runbook_name in $(compgen -A function); do
      case $runbook_name in
        runbook_*) ;;
        *) declare -f -- "$runbook_name" ;;
      esac
    done
    for runbook_name in $(compgen -v); do
      case $runbook_name in
        RUNBOOK_* | runbook_* | BASH* | COMP_* | DIRSTACK | EPOCH* | EUID | FUNCNAME) ;;
        GROUPS | HIST* | IFS | LINENO | OLDPWD | OPT* | PIPESTATUS | PPID | PWD | RANDOM) ;;
        SECONDS | SHELLOPTS | SHLVL | SRANDOM | SSH_* | UID | _) ;;
        *)
          case " ${RUNBOOK_VALUES-} " in
            *" $runbook_name "*) ;;
            *) runbook_variable "$runbook_name" ;;
          esac
          ;;
      esac
    done
  } >"$RUNBOOK_FILE.$$" && mv -f -- "$RUNBOOK_FILE.$$" "$RUNBOOK_FILE"; then
    return
  fi
  echo "cannot keep what the commands have left: $RUNBOOK_FILE" >&2
  exit 1
}
runbook_variable() {
  local runbook_line runbook_flags runbook_secret runbook_value runbook_rest runbook_out=
  runbook_line=$(declare -p "$1" 2>/dev/null) || return 0
  runbook_flags=${runbook_line#declare }
  runbook_flags=${runbook_flags%% *}
  for runbook_secret in ${RUNBOOK_SECRETS-}; do
    runbook_value=${!runbook_secret}
    runbook_rest=${!1-}
    if [[ ${runbook_line//\\/} != *"${runbook_value//\\/}"* && $runbook_rest != *"$runbook_value"* ]]; then
      continue
    fi
    # A list, or a second secret, is not worth the trouble.
    case $runbook_flags$runbook_out in -*[aA]* | *\"*) return 0 ;; esac
    while [[ $runbook_rest == *"$runbook_value"* ]]; do
      runbook_out+=$(printf %q "${runbook_rest%%"$runbook_value"*}")\"\$$runbook_secret\"
      runbook_rest=${runbook_rest#*"$runbook_value"}
    done
    runbook_out+=$(printf %q "$runbook_rest")
    runbook_line="declare $runbook_flags $1=$runbook_out"
  done
  printf '%s\n' "$runbook_line"
}
