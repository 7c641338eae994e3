# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.127
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 1 'preprocess: wall time by variant' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a bar · whiskers: 95 % interval · at workers=2 (fastest), cores=2' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'An arrow: the interval goes on beyond the drawing.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.063183650346]
set xtics ('0 ms' 0.0, '20 ms' 0.02, '40 ms' 0.04, '60 ms' 0.06)
set ylabel 'variant'
set yrange [3.6:0.4]
set ytics ('fixed-2' 1.0, 'stateless' 2.0, 'all-cores' 3.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.01630347625 1.0 0.0 0.0326069525 0.7 1.3
0.0174381775 2.0 0.0 0.034876355 1.7 2.3
0.01805659875 3.0 0.0 0.0361131975 2.7 3.3
END
set arrow 1 from first 0.0326069525, first 1.0 to graph 1, first 1.0 head filled size screen 0.008,20,60 front linewidth 1.6 dashtype 1 linecolor rgb '#000000'
$spans << END
0.0326069525 1.0 0.030367603 0.063183650346
0.034876355 2.0 0.031873509 0.052327636
0.0361131975 3.0 0.030379611 0.043819066
END
set label 6 '  32.6 ms' at first 0.063183650346, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  34.9 ms' at first 0.052327636, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  36.1 ms' at first 0.043819066, first 3.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
