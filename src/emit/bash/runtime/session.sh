# The shell that the commands run in. It is text here, and a shell of its own
# when it runs: whatever a command does to it, this script goes on.
read_session_program() {
	IFS= read -r -d '' session_program <<'END_OF_SESSION'
__rb_work=$1 __rb_folder=$2 __rb_marker=$3 __rb_umask=$4 __rb_runbook=$5
__rb_mv=$(builtin command -v mv) __rb_cat=$(builtin command -v cat)
__rb_options='' __rb_given='' __rb_secrets=() __rb_attempt='' __rb_user_exit=''
__rb_strict='' __rb_flags='' __rb_line='' __rb_at='' __rb_last='' __rb_watch='' __rb_token='' __rb_text='' __rb_place='' __rb_lost='' __rb_tries='' __rb_traps='' __rb_debug='' __rb_verb='' __rb_one='' __rb_jobs=() __rb_words=()
builtin shift "$#"
# Options of this shell are none of the shells that commands start.
builtin export -n SHELLOPTS
builtin umask "$__rb_umask"
# An alias of the document is a command as it is where people type it.
builtin shopt -s expand_aliases
# By these it is known where a command has failed.
builtin readonly FUNCNAME BASH_LINENO
# What changes the folder, whatever it is called by and is given.
builtin readonly __rb_leads=$'^([A-Za-z_][A-Za-z0-9_]*=([^ "\']|"[^"]*"|\'[^\']*\')* )*((builtin|command)( -p| --)* )*(cd|pushd|popd)($| )'
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
  local __rb_all
  __rb_flags='' __rb_line='' __rb_token='' __rb_text='' __rb_tries='' __rb_blind='' __rb_strict='' __rb_traps=''
  IFS= builtin read -r -d '' __rb_all <"$__rb_work/code"
  case ${__rb_all#*' DEBUG; '} in *trap*) __rb_traps=y ;; esac
  case $1/$2 in / | /trap* | cd/) ;; *) builtin return 1 ;; esac
  __rb_text=$__rb_all
  case $- in *e*) __rb_strict=y ;; esac
  case $__rb_text in *'set -e'* | *'set -'[a-z]e* | *'set -o errexit'*) __rb_strict=y ;; esac
  case $__rb_text in *'export -f'*) builtin export -f __rb_pipe __rb_fill __rb_filled __rb_spent __rb_printed __rb_tell_fell __rb_first __rb_hide __rb_began __rb_wait ;; esac
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
  local __rb_all=("${PIPESTATUS[@]}") __rb_worst=$? __rb_each
  # A loop or a group comes to something of its own.
  if ((${#__rb_all[@]} > 1)); then __rb_worst=0; fi
  for __rb_each in "${__rb_all[@]}"; do
    case ${#__rb_all[@]}/$__rb_each in 1/* | */0 | */141) ;; *) __rb_worst=$__rb_each ;; esac
  done
  if ((__rb_worst)); then __rb_tell_fell "$__rb_worst"; fi
  builtin return "$__rb_worst"
}

# __rb_fill, __rb_filled: what the commands have come to by which variables are set in between:
# bash itself does not say that. A shell just below tells it in a file that is for this once.
# Elsewhere, where a function was sent to, nothing is known of that.
__rb_fill() {
  __rb_token="$BASH_SUBSHELL.$RANDOM$RANDOM$RANDOM-${#FUNCNAME[@]} ${__rb_token-}"
}
__rb_filled() {
  local __rb_worst=$? __rb_own
  # What a loop itself comes to is no failure.
  if [[ $# -gt 1 ]]; then __rb_spent=$__rb_worst __rb_worst=0; fi
  # What was left in between has not taken its own back.
  while [[ -n $__rb_token && ${__rb_token%% *} != *"-${#FUNCNAME[@]}" ]]; do __rb_token=${__rb_token#* }; done
  __rb_own=${__rb_token%% *}
  __rb_own=${__rb_own#-}
  if [[ -n ${__rb_work-} && -s $__rb_work/fell.$__rb_own ]]; then
    builtin read -r __rb_worst <"$__rb_work/fell.$__rb_own"
    __rb_spent=$__rb_worst
  fi
  __rb_token=${__rb_token#* }
  builtin return "$__rb_worst"
}
__rb_spent() {
  builtin return "$__rb_spent"
}
# What prints that has failed, where bash itself minds no failure.
__rb_printed() {
  local __rb_status=$?
  if ((__rb_status)); then __rb_tell_fell "$__rb_status"; fi
  builtin return "$__rb_status"
}
__rb_tell_fell() {
  local __rb_own=${__rb_token%% *}
  # Whom nobody reads from any more, as in `head -1 <(yes)`, has not failed.
  if [[ $1 != 141 && ${__rb_own%%.*}-${__rb_own##*-} == "$((BASH_SUBSHELL - 1))-$((${#FUNCNAME[@]} - 1))" ]]; then
    builtin printf '%s\n' "$1" >|"$__rb_work/fell.$__rb_own"
  fi
}

# __rb_first, __rb_hide: the same before a loop does something for what commands print: nothing,
# where they have failed, unless they still print. What it does is not of them.
__rb_first() {
  local __rb_worst=0 __rb_own=${__rb_token%% *}
  __rb_own=${__rb_own#-}
  if [[ -n ${__rb_work-} && -s $__rb_work/fell.$__rb_own ]]; then
    builtin read -r __rb_worst <"$__rb_work/fell.$__rb_own"
  fi
  __rb_hide
  builtin return "$__rb_worst"
}
__rb_hide() {
  __rb_token=-${__rb_token#-}
}

# __rb_try, __rb_tried: around what stands left of `&&` or `||`, within which bash itself minds
# no failure: it runs as a command of its own, and what it has come to is looked at behind it.
__rb_try() {
  local __rb_firm=
  case $- in *e*) __rb_firm=e ;; esac
  __rb_tries="${#FUNCNAME[@]}.$BASH_SUBSHELL:$__rb_firm/${__rb_token// /,}|$__rb_line $__rb_tries"
}
__rb_tried() {
  local __rb_status=$? __rb_own="${#FUNCNAME[@]}.$BASH_SUBSHELL:"
  # What was left in between has not taken its own back.
  while [[ -n $__rb_tries && $__rb_tries != "$__rb_own"* ]]; do __rb_tries=${__rb_tries#* }; done
  __rb_own=${__rb_tries%% *}
  __rb_tries=${__rb_tries#* }
  __rb_line=${__rb_own##*|} __rb_own=${__rb_own%|*}
  __rb_token=${__rb_own#*/}
  __rb_token=${__rb_token//,/ }
  case $__rb_status$__rb_own in 0* | *[!e]/*) ;; *) builtin set -e ;; esac
  builtin return "$__rb_status"
}

# __rb_began, __rb_wait: what runs by itself, and what all of it has come to, of which bash tells
# the last alone, or nothing. What the code has ended by a signal has not failed.
__rb_began() {
  __rb_jobs[${#__rb_jobs[@]}]=$BASH_SUBSHELL.$!
}
__rb_wait() {
  local __rb_each __rb_n=$# __rb_status __rb_worst=0 __rb_left=()
  case ${1-} in -*)
    builtin wait "$@"
    builtin return
    ;;
  esac
  if [[ $# -eq 0 ]]; then
    for __rb_each in ${__rb_jobs[@]+"${__rb_jobs[@]}"}; do
      if [[ ${__rb_each%.*} == "$BASH_SUBSHELL" ]]; then set -- "$@" "${__rb_each#*.}"; fi
    done
  fi
  for __rb_each in "$@"; do
    __rb_status=0
    builtin wait "$__rb_each" || __rb_status=$?
    if ((__rb_status > 128)) && builtin kill -0 "$__rb_each" 2>/dev/null; then builtin return "$__rb_status"; fi
    if ((__rb_status > 128 && __rb_n != 1)); then
      case ${__rb_text-} in *kill*) __rb_status=0 ;; esac
    fi
    if ((__rb_status)); then __rb_worst=$__rb_status; fi
  done
  # Of what an earlier block has begun, nobody knows; to wait for that alone would forget the rest.
  if [[ $__rb_n -eq 0 && -n $(builtin jobs -pr) ]]; then builtin wait || __rb_worst=$?; fi
  for __rb_each in ${__rb_jobs[@]+"${__rb_jobs[@]}"}; do
    case " $* " in *" ${__rb_each#*.} "*) ;; *) __rb_left[${#__rb_left[@]}]=$__rb_each ;; esac
  done
  __rb_jobs=(${__rb_left[@]+"${__rb_left[@]}"})
  builtin return "$__rb_worst"
}

# __rb_stop STATUS: whether a command that has failed ends what it is in. A function
# or a subshell that ends so has failed itself, up to the block.
__rb_stop() {
  local __rb_n __rb_at=0
  for ((__rb_n = 1; __rb_n < ${#FUNCNAME[@]}; __rb_n++)); do
    if [[ ${FUNCNAME[__rb_n]} == source ]]; then __rb_at=${BASH_LINENO[__rb_n - 1]}; fi
  done
  # What is looked at behind it ends nothing here.
  if [[ ${__rb_tries%%:*} == "${#FUNCNAME[@]}.$BASH_SUBSHELL" ]]; then
    builtin set +e
    builtin return 1
  fi
  # Whatever a block says: nothing goes on in another folder.
  [[ $-$__rb_blind$__rb_line == *[e1-9]* || $BASH_COMMAND =~ $__rb_leads ]] && {
    if [[ $__rb_at -gt 0 ]]; then __rb_line=${__rb_line:-$__rb_at}; fi
    __rb_flags=$__rb_flags$- __rb_failed=$1
    __rb_tell_fell "$1"
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

# Keeps what a block wants run at the end of this shell, which is told before how that came.
__rb_hold() {
  local __rb_own
  __rb_own=$(builtin trap -p EXIT)
  case $__rb_own in
  *__rb_leave*) ;;
  *)
    __rb_user_exit=$__rb_own
    builtin trap __rb_leave EXIT
    ;;
  esac
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

# What a signal meets before it has become a program of its own has nothing to tell.
__rb_leave() {
  { local __rb_status=$?; } 2>/dev/null
  if ((BASH_SUBSHELL)); then builtin return 0; fi
  { __rb_save; } 2>/dev/null
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
  if ((BASH_SUBSHELL)); then
    builtin trap - EXIT
    builtin exit 143
  fi
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
# Of these, too, bash would tell the trap of its end no more than what the command before came to.
for __rb_name in PIPE ALRM XCPU XFSZ VTALRM USR1 USR2 ABRT TRAP SYS; do
  builtin eval "builtin trap '__rb_fall $__rb_name' $__rb_name" 2>/dev/null
done

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
  # Where a block has left this loop itself, by `continue 3`, it has failed.
  if [[ -n $__rb_attempt ]]; then builtin exit 1; fi
  __rb_verb='' __rb_value=''
  IFS= builtin read -r -t 99999999 -u 7 __rb_value || builtin break
  # What comes to nothing is no command: none may run twice.
  __rb_on=${__rb_value:+1}
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
  if [[ -n $__rb_debug ]]; then
    # A trap that the article has before each command is for its own alone.
    builtin eval "__rb_words=(${__rb_debug#trap})"
    __rb_watch=${__rb_words[1]-}
  else
    __rb_watch="__rb_arg=\$_; [[ \${BASH_SOURCE-} != \"\$__rb_work/code\" || \$LINENO\$BASH_COMMAND = \"1\$__rb_last\" ]] || { __rb_last=\$BASH_COMMAND; case \$__rb_last in return* | exit*) __rb_at= ;; *) __rb_at=\$LINENO ;; esac; case \$__rb_last in 'exec '[!0-9'<>&{']*) { __rb_yield; } 2>/dev/null ;; esac; [[ -z \$__rb_traps ]] || { __rb_hold; } 2>/dev/null; }; : \"\$__rb_arg\"; [[ -e /proc/\$__rb_runbook ]] || __rb_look"
  fi
  __rb_minds=$(builtin trap -p ERR)
  if __rb_guard "$__rb_value" "$__rb_minds"; then
    builtin trap '{ __rb_stop "$?"; } 2>/dev/null && builtin return "$__rb_failed"' ERR
  fi
  __rb_jobs=()
  # A loop, which `break` and `continue` leave that stand outside of any other.
  __rb_one=left
  for ((__rb_once = 1; __rb_once--; )); do
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
    plain) . "$__rb_work/code" 7<&- 8>&- ;;
    *) builtin exit 1 ;;
    esac
    # A trap of the article before each command sees these two, and no more of this.
    { __rb_status=$? __rb_one='' __rb_debug=$(unset -f builtin; builtin trap -p DEBUG); } 2>/dev/null
    { trap - DEBUG; } 2>/dev/null
  done
  {
    unset -f builtin || :
    __rb_flags=$__rb_flags$-
    builtin set +exuv
    if [[ -n $__rb_one ]]; then
      __rb_status=1 __rb_debug=$(builtin trap -p DEBUG)
      builtin trap - DEBUG
    fi
    case $__rb_debug in *__rb_at*) __rb_debug= ;; esac
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
  __rb_take_options "$__rb_flags"
  builtin set +aCfbnTE +o pipefail +o posix
  builtin shopt -u nocasematch extdebug failglob nullglob
  __rb_hold
  __rb_kept=kept
  __rb_keep || __rb_kept=lost
  __rb_report "$__rb_status"
  __rb_attempt=
  case $__rb_verb in caught | masked) __rb_tell "$__rb_marker" out err ;; esac
  builtin printf 'ended %s %s %s\n' "$__rb_status" "$__rb_kept" "${__rb_line:-$__rb_at}" >&8
done
if [[ -n $__rb_attempt && $- != *n* && -n $__rb_one ]]; then builtin exit 1; fi
builtin trap - EXIT
builtin eval "$__rb_user_exit"
# Where somebody still waits for a command, it did not end well.
[[ -z $__rb_attempt ]]
END_OF_SESSION
}
