#!/usr/bin/env bash
# play.sh FOLDER ROW…: runs the code of each row with each payload as its value, and
# prints what became of it: `executed` where something in it ran, `refused` where a run
# would not take it, `data` where it was printed as it was given, `changed` otherwise.
top=$1
shift
bin=$top/bin
mkdir -p "$bin"
# Programs that print what they are given; those that run it do.
cat >"$bin/show" <<'EOF'
#!/bin/sh
printf '%s\n' "$@"
EOF
cat >"$bin/sudo" <<'EOF'
#!/bin/sh
while [ "$1" = -u ]; do
	printf '%s\n' "$2"
	shift 2
done
exec "$@"
EOF
cat >"$bin/tool" <<'EOF'
#!/bin/bash
printf '%s\n' "$@"
[ -t 0 ] || cat
while [ $# -gt 0 ]; do
	case $1 in
	-c | -e | --command) eval "$2" ;;
	host) eval "${*:2}" ;;
	--) shift && "$@" && exit ;;
	esac
	shift
done
EOF
cat >"$bin/plain" <<'EOF'
#!/bin/bash
printf '%s\n' "$@"
[ -t 0 ] || cat
while [ $# -gt 0 ]; do
	[ "$1" != -- ] || { shift && "$@" && exit; }
	shift
done
EOF
chmod +x "$bin"/*
for name in at batch git mysql npm psql redis-cli runuser scp ssh su; do
	ln -sf tool "$bin/$name"
done
for name in apt-get aws az curl docker etcdctl gcloud helm kubectl mysqldump oc openssl \
	pg_dump pip systemctl terraform; do
	ln -sf plain "$bin/$name"
done
for row; do
	for payload in "$top"/payloads/*; do
		value=$(cat "$payload" && printf x)
		value=${value%x}
		outcome=
		here=$top/run/$row-${payload##*/}
		mkdir -p "$here"
		variables=("HOME=$here" "PATH=$bin:$PATH")
		while read -r name pattern; do
			pattern="^($pattern)\$"
			if [ "$pattern" != '^()$' ] && ! [[ $value =~ $pattern ]]; then
				outcome=refused
			fi
			variables[${#variables[@]}]=$name=$value
		done <"$top/rows/$row/values"
		if [ -z "$outcome" ]; then
			outcome=changed
			output=$(cd "$here" && env "${variables[@]}" timeout 10 bash "$top/rows/$row/code" 2>&1 </dev/null | tr -d '\0')
			case $output$'\n' in *"$value"*) outcome=data ;; esac
			if [ -n "$(find "$here" -name pwned)" ]; then
				outcome=executed
			fi
		fi
		printf '%s %s %s\n' "$row" "${payload##*/}" "$outcome"
		rm -rf "$here"
	done
done
