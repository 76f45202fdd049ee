#!/bin/sh
# Makes the frames of this folder and frames.tsv with Debian 12's dcmtk 3.6.7, libgdcm-tools 3.0 and
# libopenjp2-tools 2.5 from the images that DrawnImage draws. Run it here after the module's tests
# are compiled:
#   sh frames.sh ../../../../../../../target/test-classes
# A line of frames.tsv: frame, image, transfer syntax, SHA-256 of the cells that the peer's own
# decoder makes of it, or of the image's own cells where the frame is lossless.
set -e
classes=$1:$(dirname "$1")/classes
work=$(mktemp -d)
: > frames.tsv

element() { printf '(%s) %s %s\n' "$1" "$2" "$3"; }

# image, samples a pixel, bits allocated, bits stored, signed
draw() {
  java -cp "$classes" org.hilum.dicom.codec.DrawnImage "$1" "$work/$1.raw"
  {
    element 0002,0010 UI 1.2.840.10008.1.2.1
    element 0008,0016 UI 1.2.840.10008.5.1.4.1.1.7
    element 0008,0018 UI 1.2.3
    element 0028,0002 US "$2"
    if [ "$2" = 3 ]; then
      element 0028,0004 CS RGB
      element 0028,0006 US 0
    else
      element 0028,0004 CS MONOCHROME2
    fi
    element 0028,0010 US 37
    element 0028,0011 US 45
    element 0028,0100 US "$3"
    element 0028,0101 US "$4"
    element 0028,0102 US "$(($4 - 1))"
    element 0028,0103 US "$5"
    element 7fe0,0010 "$([ "$3" = 8 ] && echo OB || echo OW)" "=$work/$1.raw"
  } > "$work/$1.dump"
  dump2dcm -q -g "$work/$1.dump" "$work/$1.dcm"
}

# frame, image, transfer syntax, cells: writes the frame of coded.dcm and its line
keep() {
  gdcmraw -i "$work/coded.dcm" -o "$1.frame"
  printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$(sha256sum < "$4" | cut -d' ' -f1)" >> frames.tsv
}

# The cells of plain.dcm, without padding.
cells() {
  gdcmraw -i "$work/plain.dcm" -o "$work/plain.raw"
  head -c "$(stat -c %s "$work/$1.raw")" "$work/plain.raw" > "$work/plain.cells"
}

lossless() { # image, predictor, point transform
  dcmcjpeg -q +el +sv "$2" +pt "$3" "$work/$1.dcm" "$work/coded.dcm"
  dcmdjpeg -q +cn "$work/coded.dcm" "$work/plain.dcm"
  cells "$1"
  keep "$1-lossless-$2-$3" "$1" 1.2.840.10008.1.2.4.57 "$work/plain.cells"
}

jpegls() { # image, name, transfer syntax, options
  image=$1 name=$2 syntax=$3
  shift 3
  dcmcjpls -q "$@" "$work/$image.dcm" "$work/coded.dcm"
  dcmdjpls -q "$work/coded.dcm" "$work/plain.dcm"
  cells "$image"
  keep "$image-ls-$name" "$image" "$syntax" "$work/plain.cells"
}

dct() { # image, name, transfer syntax, options
  image=$1 name=$2 syntax=$3
  shift 3
  dcmcjpeg -q "$@" "$work/$image.dcm" "$work/coded.dcm"
  dcmdjpeg -q +cn "$work/coded.dcm" "$work/plain.dcm"
  cells "$image"
  keep "$image-dct-$name" "$image" "$syntax" "$work/plain.cells"
}

wavelet() { # image
  gdcmconv --j2k "$work/$1.dcm" "$work/coded.dcm"
  keep "$1-j2k" "$1" 1.2.840.10008.1.2.4.90 "$work/$1.raw"
}

# image, name, options: a codestream of OpenJPEG's
openjpeg() {
  image=$1 name=$2
  shift 2
  case $image in
    RGB8)
      source=$work/source.ppm plain=$work/plain.ppm
      { printf 'P6\n45 37\n255\n'; cat "$work/RGB8.raw"; } > "$source"
      set -- "$@" -mct 1
      ;;
    *)
      source=$work/source.rawl plain=$work/plain.rawl
      cp "$work/$image.raw" "$source"
      set -- "$@" -F "45,37,1,${image#GRAY},u"
      ;;
  esac
  opj_compress -i "$source" -o "$work/coded.j2k" "$@" > "$work/log"
  opj_decompress -i "$work/coded.j2k" -o "$plain" >> "$work/log"
  tail -c "$(stat -c %s "$work/$image.raw")" "$plain" > "$work/plain.cells"
  cp "$work/coded.j2k" "$image-j2k-$name.frame"
  printf '%s\t%s\t%s\t%s\n' "$image-j2k-$name" "$image" 1.2.840.10008.1.2.4.91 \
    "$(sha256sum < "$work/plain.cells" | cut -d' ' -f1)" >> frames.tsv
}

draw GRAY8 1 8 8 0
draw GRAY12 1 16 12 0
draw GRAY16 1 16 16 0
draw SIGNED12 1 16 12 1
draw SIGNED16 1 16 16 1
draw RGB8 3 8 8 0
draw RGB12 3 16 12 0

for image in GRAY8 GRAY12 GRAY16 SIGNED12 SIGNED16 RGB8; do
  dcmcrle -q "$work/$image.dcm" "$work/coded.dcm"
  keep "$image-rle" "$image" 1.2.840.10008.1.2.5 "$work/$image.raw"
  lossless "$image" 1 0
  jpegls "$image" lossless 1.2.840.10008.1.2.4.80 +el
  wavelet "$image"
done
for predictor in 2 3 4 5 6 7; do
  lossless GRAY12 "$predictor" 0
done
lossless GRAY16 7 0
lossless GRAY16 1 4
jpegls RGB8 by-sample 1.2.840.10008.1.2.4.80 +el +is
jpegls RGB8 by-plane 1.2.840.10008.1.2.4.80 +el +in
jpegls GRAY12 preset 1.2.840.10008.1.2.4.80 +el +t1 9 +t2 50 +t3 200 +rs 31
jpegls GRAY8 near 1.2.840.10008.1.2.4.81 +en +md 2
jpegls GRAY16 near 1.2.840.10008.1.2.4.81 +en +md 40
jpegls RGB8 near 1.2.840.10008.1.2.4.81 +en +md 3 +is
dct GRAY8 baseline 1.2.840.10008.1.2.4.50 +eb
dct RGB8 baseline 1.2.840.10008.1.2.4.50 +eb +cy +s4
dct RGB8 subsampled 1.2.840.10008.1.2.4.50 +eb +cy +n1
dct GRAY8 extended 1.2.840.10008.1.2.4.51 +ee
dct GRAY12 extended 1.2.840.10008.1.2.4.51 +ee +bt +sr
cp "$work/plain.cells" GRAY12-dct-extended.cells
dct RGB12 extended 1.2.840.10008.1.2.4.51 +ee +bt +cy +n1
cp "$work/plain.cells" RGB12-dct-extended.cells
openjpeg GRAY12 rlcp -p RLCP -n 3 -t 20,16 -r 8,4,1 -SOP -EPH
openjpeg GRAY12 rpcl -p RPCL -n 4 -c '[16,16],[8,8]' -b 4,4 -r 5,1
openjpeg GRAY12 pcrl -p PCRL -n 3 -t 17,19 -d 3,5 -T 1,2 -c '[16,8]' -b 8,4
openjpeg RGB8 cprl -p CPRL -n 4 -c '[16,16]' -b 8,8 -TP R -r 4,1
openjpeg GRAY8 offset -n 6 -d 7,9 -b 4,64
openjpeg GRAY16 bypass -M 1 -r 6,3,1
openjpeg GRAY16 terminated -M 4
openjpeg GRAY16 styles -M 63 -r 4,1
openjpeg GRAY12 causal -M 8
openjpeg GRAY12 lossy -I -r 6
cp "$work/plain.cells" GRAY12-j2k-lossy.cells
openjpeg RGB8 lossy -I -r 5
cp "$work/plain.cells" RGB8-j2k-lossy.cells
rm -r "$work"
