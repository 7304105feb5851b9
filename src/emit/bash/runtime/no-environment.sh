# Of what the environment has under a name like those here, nothing counts.
for _ in $(compgen -e); do
	case $_ in [[:lower:]]*) unset -v "$_" ;; esac
done
