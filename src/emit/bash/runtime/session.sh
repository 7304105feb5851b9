# The shell that the commands run in. It is text here, and a shell of its own
# when it runs: whatever a command does to it, this script goes on.
read_session_program() {
	IFS= read -r -d '' session_program <<'END_OF_SESSION'
__rb_work=$1 __rb_folder=$2 __rb_marker=$3 __rb_umask=$4
__rb_mv=$(builtin command -v mv)
__rb_options='' __rb_given='' __rb_secrets=() __rb_attempt='' __rb_user_exit=''
__rb_own='' __rb_flags='' __rb_line='' __rb_text=''
builtin shift "$#"
builtin umask "$__rb_umask"
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
  [[ -p $__rb_work/in ]] || return 0
  __rb_mask=$(builtin umask)
  builtin umask 077
  __rb_all=$(builtin compgen -v)
  __rb_all=" ${__rb_all//$'\n'/ } "
  {
    if __rb_hides "$PWD"; then
      __rb_lost=' PWD'
    else
      builtin printf 'cd -- %q\n' "$PWD"
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
    builtin printf '__rb_options=%q\n' "$__rb_options"
    builtin printf '__rb_lost=%q\n' "$__rb_lost"
    builtin printf '# whole\n'
  } >"$__rb_folder/session.new" 2>/dev/null &&
    "$__rb_mv" -f "$__rb_folder/session.new" "$__rb_folder/session" 2>/dev/null
  builtin eval "umask $__rb_mask; return $?"
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

# __rb_guard MODE TRAP: whether a block is to stop at the first command that fails, or
# in the mode `cd` at the first that cannot change the folder. What minds failures by
# a trap of its own, now or since an earlier block, is left alone.
__rb_guard() {
  __rb_flags='' __rb_line='' __rb_piped='' __rb_text='' __rb_mode=$1
  case $1$__rb_own$2 in '' | cd) ;; *) return 1 ;; esac
  IFS= builtin read -r -d '' __rb_text <"$__rb_work/code"
  case $__rb_text in *trap*ERR*) return 1 ;; esac
  builtin set -E
  case "$1 $__rb_text" in
  # A pipeline that is a condition means what it says: `big | grep -q x`.
  cd\ * | *if\ *'|'* | *while\ *'|'* | *until\ *'|'* | *'|'*'&&'* | *'|'*'||'*) ;;
  *) builtin set -o pipefail ;;
  esac
}

# __rb_stop STATUS MEMBERS: whether a command that has failed ends what it is in.
# A function or a subshell that ends so has failed itself, up to the block.
__rb_stop() {
  local IFS=' '
  local n at=0 left=" $*" before='' rest=$__rb_text line=''
  left=${left// 141/}
  # A reader that has enough, such as `head -1`, ends who writes to it by a
  # signal. That is how such a pipeline works: nobody wants it to have failed.
  if [[ -z ${left// 0/} && $*$__rb_piped == *[0y] ]]; then
    __rb_piped=y
    return 1
  fi
  for ((n = 1; n < ${#FUNCNAME[@]}; n++)); do
    if [[ ${FUNCNAME[n]} == source ]]; then at=${BASH_LINENO[n - 1]}; fi
  done
  if [[ -z $__rb_line && $at -gt 0 ]]; then
    for ((n = 0; n < at; n++)); do
      line=${rest%%$'\n'*} before=$before$line$'\n' rest=${rest#*$'\n'}
    done
    if __rb_is_lax "$before$-"; then return 1; fi
    # Before bash 4, `BASH_COMMAND` may be that of the trap: then the line counts.
    case $BASH_COMMAND in __rb_*) ;; *) line=$BASH_COMMAND ;; esac
    if [[ -n $__rb_mode && $- != *e* && ! " $line " =~ ' '(cd|pushd|popd)' ' ]]; then return 1; fi
    __rb_line=$at
  fi
  __rb_flags=$__rb_flags$- __rb_failed=$1
  builtin set +e
  [[ $at -gt 0 ]]
}

# __rb_is_lax TEXT: whether a text, with the flags of the shell as its last line,
# has said that failures do not count.
__rb_is_lax() {
  case ${1##*$'\n'} in *e*) return 1 ;; esac
  case $1 in *'set +e'* | *'set +'[a-z]e* | *'set +o errexit'*) ;; *) return 1 ;; esac
}

# Keeps the options that commands have set, for the next command to find.
__rb_take_options() {
  local letter
  if [[ -n $__rb_text ]]; then
    case $__rb_text in *'set -E'* | *errtrace*) ;; *) builtin set +E ;; esac
    case $__rb_text in *pipefail*) ;; *) builtin set +o pipefail ;; esac
    if __rb_is_lax "$__rb_text$1"; then __rb_own=lax; fi
  fi
  case $1 in *e*) __rb_own='' ;; esac
  __rb_options=$(
    builtin set +o
    builtin shopt -p
  )
  for letter in e u x v; do
    case $1 in *"$letter"*) __rb_options="$__rb_options; set -$letter" ;; esac
  done
  __rb_options="$__rb_options; __rb_own=$__rb_own"
}

__rb_leave() {
  {
    local __rb_status=$? __rb_flags=$-
    builtin set +exuv
  } 2>/dev/null
  if [[ -n $__rb_attempt ]]; then
    __rb_take_options "$__rb_flags"
    __rb_keep
    __rb_report "$__rb_status"
  fi
  builtin exit "$__rb_status"
}
# Whom a signal ends cannot tell how the command ended: it is not known.
__rb_fall() {
  __rb_attempt=
  builtin trap - "$1"
  builtin kill -s "$1" "$$"
}
builtin trap __rb_leave EXIT
builtin trap '__rb_fall INT' INT
builtin trap '__rb_fall TERM' TERM
builtin trap '__rb_fall HUP' HUP

if [[ -f $__rb_folder/session ]]; then
  . "$__rb_folder/session" >/dev/null 2>&1
fi
# The time after which a shell stops waiting, `TMOUT`, is for others.
while IFS= builtin read -r -t 99999999 -u 7 __rb_value; do
  __rb_verb=${__rb_value%% *}
  __rb_value=${__rb_value#* }
  __rb_name=${__rb_value%% *}
  __rb_value=${__rb_value#* }
  case $__rb_verb in
  cover)
    __rb_secrets[${#__rb_secrets[@]}]=$__rb_value
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
  if __rb_guard "$__rb_value" "$(builtin trap -p ERR)"; then
    builtin trap '{ __rb_stop "$?" "${PIPESTATUS[@]}"; } 2>/dev/null && return "$__rb_failed"' ERR
  fi
  case $__rb_verb in
  caught) . "$__rb_work/code" 7<&- 8>&- >"$__rb_work/out" ;;
  masked) . "$__rb_work/code" 7<&- 8>&- >"$__rb_work/out" 2>"$__rb_work/err" ;;
  *) . "$__rb_work/code" 7<&- 8>&- ;;
  esac
  {
    __rb_status=$? __rb_flags=$__rb_flags$-
    builtin set +exuv
  } 2>/dev/null
  case $(builtin trap -p ERR) in *__rb_stop*) builtin trap - ERR ;; esac
  case $__rb_status$__rb_piped in 141y) __rb_status=0 ;; esac
  __rb_take_options "$__rb_flags"
  builtin set +aCfbnTE +o pipefail +o posix
  builtin shopt -u nocasematch extdebug failglob nullglob
  __rb_user_exit=$(builtin trap -p EXIT)
  case $__rb_user_exit in *__rb_leave*) __rb_user_exit= ;; esac
  builtin trap __rb_leave EXIT
  __rb_kept=kept
  __rb_keep || __rb_kept=lost
  __rb_report "$__rb_status"
  case $__rb_verb in
  caught | masked) builtin printf '%s\n' "$__rb_marker" >"$__rb_work/out" ;;
  esac
  case $__rb_verb in masked) builtin printf '%s\n' "$__rb_marker" >"$__rb_work/err" ;; esac
  builtin printf 'ended %s %s %s\n' "$__rb_status" "$__rb_kept" "$__rb_line" >&8
done
builtin trap - EXIT
builtin eval "$__rb_user_exit"
END_OF_SESSION
}
