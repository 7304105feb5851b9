# --- The shell

# Nothing counts that the environment says of shells. In POSIX mode, no function can
# stand in for what undoes that.
POSIXLY_CORRECT=y
{
	set +aefkvxCET +o pipefail
	trap - DEBUG ERR RETURN EXIT
	unset -f compgen shopt unalias
	unset POSIXLY_CORRECT BASH_ENV CDPATH ENV FUNCNEST TMOUT
	unalias -a
	shopt -u dotglob expand_aliases extdebug failglob nocaseglob nocasematch nullglob xpg_echo
	export -nf articles steps words messages
	for _ in $(compgen -A function); do
		case $_ in articles | steps | words | messages) ;; *) unset -f "$_" ;; esac
	done
} 2>/dev/null
set -u
