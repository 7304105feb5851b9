# The shell that the commands run in. It is text here, and a shell of its own
# when it runs: whatever a command does to it, this script goes on.
read_session_program() {
	IFS= read -r -d '' session_program <<'END_OF_SESSION'
__rb_work=$1 __rb_folder=$2 __rb_marker=$3 __rb_umask=$4 __rb_runbook=$5
__rb_mv=$(builtin command -v mv) __rb_cat=$(builtin command -v cat)
__rb_options='' __rb_given='' __rb_secrets=() __rb_attempt='' __rb_user_exit=''
__rb_strict='' __rb_flags='' __rb_line='' __rb_at='' __rb_last='' __rb_watch='' __rb_token='' __rb_text='' __rb_place='' __rb_lost=''
builtin shift "$#"
# Options of this shell are none of the shells that commands start.
builtin export -n SHELLOPTS
builtin umask "$__rb_umask"
# An alias of the document is a command as it is where people type it.
builtin shopt -s expand_aliases
# By these it is known where a command has failed.
builtin readonly FUNCNAME BASH_LINENO
# After each trap before a command, bash makes the terminal its own again, by its errors: where
# the runbook was killed, that would take it from another start, or from who started it. Then,
# errors go there by a program. The trap looks for the runbook last, so that little time is left
# in between.
__rb_look() {
  # Behind `builtin`, it would be for that command alone.
  if ! builtin kill -0 "$__rb_runbook" 2>/dev/null && [[ -t 2 ]]; then exec 2> >("$__rb_cat" >&2); fi
}

# What the shell was started with is no part of what commands leave behind.
__rb_baseline=$'\1'
for __rb_name in $(builtin compgen -e); do
  __rb_baseline=$__rb_baseline$__rb_name=${!__rb_name}$'\1'
done

# Whether a text holds a secret.
__rb_hides() {
  local __rb_secret
  for __rb_secret in ${__rb_secrets[@]+"${__rb_secrets[@]}"}; do
    case $1 in *"$__rb_secret"*) return 0 ;; esac
  done
  return 1
}

# Notes the name of what is not kept.
__rb_lose() {
  if __rb_hides "$__rb_name"; then __rb_name='****'; fi
  __rb_lost="$__rb_lost $__rb_name"
}

# Writes what the commands have left: folder, variables, functions.
__rb_keep() {
  local IFS=$' \t\n' __rb_all __rb_ref __rb_value __rb_lost='' __rb_mask
  # After another start has taken over, this shell has no more to say.
  [[ -p $__rb_work/in ]] || builtin return 1
  __rb_mask=$(builtin umask)
  builtin umask 077
  __rb_all=$(builtin compgen -v)
  __rb_all=" ${__rb_all//$'\n'/ } "
  # Apart: what the traps of the commands print is none of it.
  (
    builtin trap '' HUP INT TERM
    builtin set +TE
    if __rb_hides "$PWD"; then
      __rb_name=PWD
      __rb_lose
    else
      builtin printf '__rb_place=%q\n' "$(builtin pwd)"
    fi
    builtin printf 'umask %s\n' "$__rb_mask"
    for __rb_name in $__rb_all; do
      case $__rb_name in
      __rb_* | BASH* | COMP_* | DIRSTACK | EPOCH* | EUID | FUNCNAME | GROUPS | HISTCMD | HOSTNAME | HOSTTYPE) continue ;;
      IFS | LINENO | MACHTYPE | OLDPWD | OPTERR | OPTIND | OSTYPE | PIPESTATUS | PPID | PWD | RANDOM | SECONDS) continue ;;
      SHELLOPTS | SHLVL | SRANDOM | UID | _) continue ;;
      esac
      case " $__rb_given " in *" $__rb_name "*) continue ;; esac
      __rb_ref="${__rb_name}[@]"
      __rb_value=${!__rb_ref-}
      case $__rb_baseline in *$'\1'"$__rb_name=$__rb_value"$'\1'*) continue ;; esac
      if [[ -n ${__rb_secrets[0]-} ]]; then
        # The names of what is in a table count, too.
        case $(builtin declare -p "$__rb_name" 2>/dev/null) in
        'declare -'[A]*) builtin eval "__rb_value=\"\$__rb_value \${!${__rb_name}[*]}\"" ;;
        esac
      fi
      if __rb_hides "$__rb_name $__rb_value"; then
        __rb_lose
      else
        builtin declare -p "$__rb_name" 2>/dev/null
      fi
    done
    __rb_ref=${__rb_baseline#?}
    while [[ -n $__rb_ref ]]; do
      __rb_name=${__rb_ref%%=*}
      __rb_ref=${__rb_ref#*$'\1'}
      case $__rb_name in *[!A-Za-z0-9_]* | '' | _ | PWD | OLDPWD | SHLVL) continue ;; esac
      case $__rb_all in *" $__rb_name "*) ;; *) builtin printf 'unset -v %s\n' "$__rb_name" ;; esac
    done
    for __rb_name in $(builtin compgen -A function); do
      case $__rb_name in __rb_*) continue ;; esac
      __rb_value=$(builtin declare -f "$__rb_name")
      if __rb_hides "$__rb_value"; then
        __rb_lose
      else
        builtin printf '%s\n' "$__rb_value"
      fi
    done
    __rb_value=$(builtin alias -p)
    if __rb_hides "$__rb_value"; then
      __rb_name='alias'
      __rb_lose
    else
      builtin printf '%s\n' "$__rb_value"
    fi
    builtin printf '__rb_options=%q\n' "$__rb_options"
    builtin printf '__rb_lost=%q\n' "$__rb_lost"
    builtin printf '# whole %s\n' "$__rb_attempt"
  ) >"$__rb_folder/session.new" 2>/dev/null &&
    "$__rb_mv" -f "$__rb_folder/session.new" "$__rb_folder/session" 2>/dev/null
  builtin eval "umask $__rb_mask; builtin return $?"
}

# Leaves on disk how the command ended: who asks later may find nobody to tell.
__rb_report() {
  local __rb_mask
  [[ -p $__rb_work/in ]] || return 0
  __rb_mask=$(builtin umask)
  builtin umask 077
  builtin printf '%s %s .\n' "$__rb_attempt" "$1" >"$__rb_folder/result" 2>/dev/null
  builtin umask "$__rb_mask"
  __rb_attempt=
}

# Leaves on disk that the program which takes the place of this shell says how the command
# ended: nobody else can.
__rb_yield() {
  local __rb_mask
  __rb_mask=$(builtin umask)
  builtin umask 077
  builtin printf '%s exec\n' "$__rb_attempt" >"$__rb_folder/result"
  builtin umask "$__rb_mask"
}

# __rb_guard MODE TRAP: whether a block is to stop at the first command that fails, or
# in the mode `cd` at the first that cannot change the folder. What minds failures by
# a trap of its own is left alone, and what need not stop where an earlier one does.
__rb_guard() {
  __rb_flags='' __rb_line='' __rb_token='' __rb_text='' __rb_blind='' __rb_strict=''
  case $1/$2 in / | /trap* | cd/) ;; *) builtin return 1 ;; esac
  IFS= builtin read -r -d '' __rb_text <"$__rb_work/code"
  case $-/$__rb_text in *e*/* | *'set -e'* | *'set -'[a-z]e* | *'set -o errexit'*) __rb_strict=y ;; esac
  case $__rb_text in *'export -f'*) builtin export -f __rb_pipe __rb_fill __rb_filled ;; esac
  # Where a command fails without `-e`, the block has said that failures do not
  # count. Before bash 4.4, a substitution is without it, too.
  if ! builtin shopt -s inherit_errexit 2>/dev/null; then
    case $__rb_text in *'set +'*) ;; *) __rb_blind=e ;; esac
  fi
  builtin set -E
  if [[ -z $1 ]]; then builtin set -e; fi
}

# __rb_pipe: what the pipeline before has come to, which is what the last of its
# commands that failed has. A reader that has enough, such as `head -1`, ends who
# writes to it by a signal, which is no failure.
__rb_pipe() {
  local __rb_all=("${PIPESTATUS[@]}") __rb_worst=0 __rb_each
  for __rb_each in "${__rb_all[@]}"; do
    case ${#__rb_all[@]}/$__rb_each in */0 | [!1]/141 | ??*/141) ;; *) __rb_worst=$__rb_each ;; esac
  done
  builtin return "$__rb_worst"
}

# __rb_fill, __rb_filled: what the commands have come to by which variables are set in between:
# bash itself does not say that. A shell just below tells it in a file that is for this once.
# Elsewhere, where a function was sent to, nothing is known of that.
__rb_fill() {
  __rb_token=$BASH_SUBSHELL.$RANDOM$RANDOM$RANDOM
}
__rb_filled() {
  local __rb_worst=$?
  if [[ -n ${__rb_work-} && -s $__rb_work/fell.$__rb_token ]]; then
    builtin read -r __rb_worst <"$__rb_work/fell.$__rb_token"
  fi
  __rb_token=
  builtin return "$__rb_worst"
}

# __rb_stop STATUS: whether a command that has failed ends what it is in. A function
# or a subshell that ends so has failed itself, up to the block.
__rb_stop() {
  local __rb_n __rb_at=0
  for ((__rb_n = 1; __rb_n < ${#FUNCNAME[@]}; __rb_n++)); do
    if [[ ${FUNCNAME[__rb_n]} == source ]]; then __rb_at=${BASH_LINENO[__rb_n - 1]}; fi
  done
  # Whatever a block says: nothing goes on in another folder.
  [[ $-$__rb_blind$__rb_line == *[e1-9]* || $BASH_COMMAND =~ ^(cd|pushd|popd)($|' ') ]] && {
    if [[ $__rb_at -gt 0 ]]; then __rb_line=${__rb_line:-$__rb_at}; fi
    __rb_flags=$__rb_flags$- __rb_failed=$1
    if [[ ${__rb_token%%.*} == "$((BASH_SUBSHELL - 1))" ]]; then
      builtin printf '%s\n' "$1" >|"$__rb_work/fell.$__rb_token"
    fi
    builtin set +e
    [[ $__rb_at -gt 0 ]]
  }
}

# Keeps the options that commands have set, for the next command to find.
__rb_take_options() {
  local __rb_letter
  if [[ -n $__rb_text ]]; then
    case $__rb_text in *'set -E'* | *errtrace*) ;; *) builtin set +E ;; esac
    case $__rb_text in *inherit_errexit*) ;; *) builtin shopt -u inherit_errexit 2>/dev/null ;; esac
    case $1 in *e*) ;; *) __rb_strict= ;; esac
  else
    case $1 in *e*) __rb_strict=y ;; *) __rb_strict= ;; esac
  fi
  __rb_options=$(
    builtin set +o
    builtin shopt -p
  )
  for __rb_letter in u x v; do
    case $1 in *"$__rb_letter"*) __rb_options="$__rb_options; set -$__rb_letter" ;; esac
  done
  __rb_options="$__rb_options${__rb_strict:+; set -e}"
}

# Keeps what a command has left that is about to end this shell.
__rb_save() {
  __rb_flags=$-
  builtin set +exuv
  if [[ -n $__rb_attempt ]]; then
    __rb_take_options "$__rb_flags"
    __rb_keep
  fi
}

__rb_leave() {
  { local __rb_status=$? && __rb_save; } 2>/dev/null
  if [[ -n $__rb_attempt ]]; then
    __rb_report "$__rb_status"
    # What an earlier block wants to be run at the end of its shell is run now.
    if [[ -n $__rb_user_exit ]]; then
      builtin eval "builtin set ${__rb_user_exit#trap}"
      (builtin exit "$__rb_status")
      builtin eval "$1"
    fi
    # Who watches this shell may be gone.
    __rb_tell "$__rb_marker" out err
    __rb_tell "left $__rb_status $__rb_at" back
  fi
  builtin exit "$__rb_status"
}

# __rb_tell TEXT CHANNEL...
__rb_tell() {
  local __rb_name
  for __rb_name in "${@:2}"; do
    if [[ -p $__rb_work/$__rb_name ]]; then
      builtin printf '%s\n' "$1" 1<>"$__rb_work/$__rb_name"
    fi
  done
}

# Whom a signal ends cannot tell how the command ended: it is not known. What it
# has left until then is there for the next.
__rb_fall() {
  { local __rb_status=$? __rb_by=$1; } 2>/dev/null
  # What was killed has taken no notice of the key.
  if [[ $__rb_status == 137 ]]; then __rb_by=KILL; fi
  { __rb_save; } 2>/dev/null
  __rb_attempt=
  builtin trap - "$1"
  builtin kill -s "$__rb_by" "$$"
}
builtin trap __rb_leave EXIT
builtin trap '__rb_fall INT' INT
builtin trap '__rb_fall TERM' TERM
builtin trap '__rb_fall HUP' HUP

if [[ -f $__rb_folder/session ]]; then
  . "$__rb_folder/session" >/dev/null 2>&1
fi
builtin printf 'shell %s\n' "$$" >&8
# Commands that delete what is there must not begin elsewhere.
if [[ -z $__rb_place ]] || builtin cd -- "$__rb_place" 2>/dev/null; then
  builtin printf 'ready%s\n' "$__rb_lost" >&8
else
  builtin printf 'gone %s\n' "$__rb_place" >&8
fi
# What the body says is not so where `set -n` keeps it from running. The time after
# which a shell stops waiting, `TMOUT`, is for others.
for ((__rb_on = 1; __rb_on--; )); do
  IFS= builtin read -r -t 99999999 -u 7 __rb_value || builtin break
  __rb_on=1
  __rb_verb=${__rb_value%% *}
  __rb_value=${__rb_value#* }
  __rb_name=${__rb_value%% *}
  __rb_value=${__rb_value#* }
  case $__rb_verb in
  cover)
    __rb_secrets[${#__rb_secrets[@]}]=$__rb_value
    continue
    ;;
  screen)
    __rb_screen=$__rb_value
    continue
    ;;
  set)
    builtin printf -v "$__rb_name" %s "$__rb_value"
    builtin export "${__rb_name?}"
    __rb_given="$__rb_given $__rb_name"
    continue
    ;;
  esac
  __rb_attempt=$__rb_name
  builtin eval "$__rb_options"
  __rb_at='' __rb_last='' __rb_watch=''
  # An expansion that fails tells no trap where: that is known by the last line begun.
  # The trap of the shell's end comes as line 1 of the same command.
  if [[ -z $(builtin trap -p DEBUG) ]]; then
    __rb_watch="[[ \${BASH_SOURCE-} != \"\$__rb_work/code\" || \$LINENO\$BASH_COMMAND = \"1\$__rb_last\" ]] || { __rb_last=\$BASH_COMMAND; case \$__rb_last in return* | exit*) __rb_at= ;; *) __rb_at=\$LINENO ;; esac; case \$__rb_last in 'exec '[!0-9'<>&{']*) { __rb_yield; } 2>/dev/null ;; esac; }; [[ -e /proc/\$__rb_runbook ]] || __rb_look"
  fi
  __rb_minds=$(builtin trap -p ERR)
  if __rb_guard "$__rb_value" "$__rb_minds"; then
    builtin trap '{ __rb_stop "$?"; } 2>/dev/null && builtin return "$__rb_failed"' ERR
  fi
  case $__rb_verb in
  caught) {
    builtin printf 'open\n' >&8
    . "$__rb_work/code" 7<&- 8>&-
  } >"$__rb_work/out" ;;
  masked) {
    builtin printf 'open\n' >&8
    . "$__rb_work/code" 7<&- 8>&-
  } >"$__rb_work/out" 2>"$__rb_work/err" ;;
  shown) {
    . "$__rb_work/code" 7<&- 8>&-
  } >"$__rb_screen" 2>&1 ;;
  *) . "$__rb_work/code" 7<&- 8>&- ;;
  esac
  {
    __rb_status=$? __rb_flags=$__rb_flags$-
    builtin set +exuv
  } 2>/dev/null
  # Nothing can be written or run any more.
  case $- in *r*) builtin exit "$__rb_status" ;; esac
  # A trap that an earlier block has set is told of a failure once this one has stopped.
  case $(builtin trap -p ERR) in
  *__rb_stop*)
    builtin trap - ERR
    builtin eval "$__rb_minds"
    [[ -z $__rb_line ]] || (builtin exit "$__rb_status")
    ;;
  esac
  case $(builtin trap -p DEBUG) in *__rb_at*) builtin trap - DEBUG ;; esac
  __rb_take_options "$__rb_flags"
  builtin set +aCfbnTE +o pipefail +o posix
  builtin shopt -u nocasematch extdebug failglob nullglob
  __rb_user_exit=$(builtin trap -p EXIT)
  case $__rb_user_exit in *__rb_leave*) __rb_user_exit= ;; esac
  builtin trap __rb_leave EXIT
  __rb_kept=kept
  __rb_keep || __rb_kept=lost
  __rb_report "$__rb_status"
  case $__rb_verb in caught | masked) __rb_tell "$__rb_marker" out err ;; esac
  builtin printf 'ended %s %s %s\n' "$__rb_status" "$__rb_kept" "${__rb_line:-$__rb_at}" >&8
done
builtin trap - EXIT
builtin eval "$__rb_user_exit"
# Where somebody still waits for a command, it did not end well.
[[ -z $__rb_attempt ]]
END_OF_SESSION
}
