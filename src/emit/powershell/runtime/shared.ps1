# --- The runtime, from elsewhere

# It is run only if it is, to the byte, what this script was made for.
$file = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($PSCommandPath), $Shared)
$digest = ''
try {
    $maker = [System.Security.Cryptography.SHA256]::Create()
    $bytes = $maker.ComputeHash([System.IO.File]::ReadAllBytes($file))
    $digest = [System.BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant()
}
catch {
    $digest = ''
}
if ($digest -cne $Sha256) {
    $Host.UI.WriteErrorLine($Refused + ' ' + $file)
    exit 1
}
. $file
exit $LASTEXITCODE
