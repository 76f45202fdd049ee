#!/bin/sh
# Prints shared.tsv: SHA-256 of the cells that Debian 12's dcmtk 3.6.7 and libgdcm-tools 3.0 decode.
#   sh shared.sh FOLDER > shared.tsv
echo "# SHA-256 of the cells of real files as other codecs decode them; made by shared.sh"
cd "$1"
plain=$(mktemp)
raw=$(mktemp)
for file in chest/* cr_other/* derived/* misc/*; do
  case $file in
    # Lossy, with a rounding of the decoder's own.
    *J2KI* | *JPLY* | *lossy* | *JPEG2000*) continue ;;
  esac
  case $(dcmdump -q +P 0002,0010 "$file") in
    *RLE*) dcmdrle -q "$file" "$plain" ;;
    # dcmtk refuses the one with 7 bits.
    *JPEGLS*) dcmdjpls -q "$file" "$plain" 2> "$raw" || gdcmconv --raw "$file" "$plain" ;;
    *JPEG2000*) gdcmconv --raw "$file" "$plain" ;;
    *JPEG*) dcmdjpeg -q +cn "$file" "$plain" ;;
    *) continue ;;
  esac
  gdcmraw -i "$plain" -o "$raw"
  printf '%s\t%s\n' "$file" "$(sha256sum < "$raw" | cut -d' ' -f1)"
done
rm "$plain" "$raw"
