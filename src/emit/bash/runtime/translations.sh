# --- Words of other languages -----------------------------------------------

# Takes the words of the chosen language; what it lacks is the reference's.
translate() {
  local line key='' text='' n
  while IFS= read -r line; do
    case $line in
    @*)
      put_own
      key=${line#@} text=
      ;;
    *) text=$text$line$'\n' ;;
    esac
  done
  put_own
}

put_own() {
  for ((n = 0; n < ${#ids[@]}; n++)); do
    if [ "${ids[n]}" = "$key" ]; then
      own[n]=${text%$'\n'}
    fi
  done
}

