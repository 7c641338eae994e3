# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-chunk.svg'
set lmargin at screen 0.100
set rmargin at screen 0.765
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 1 'preprocess: time by chunk' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.777,0.317 to screen 0.803,0.317 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.790,0.317 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'measured' at screen 0.811,0.317 left front textcolor rgb '#000000'
set label 8 'slope -0.13, end -0.13' at screen 0.811,0.292 left front font ',10' textcolor rgb '#555555'
set xlabel 'chunk (log scale)'
set logscale x
set xrange [6.60693448008:15135.6124844]
set xtics ('10' 10.0, '100' 100.0, '1000' 1000.0, '10 k' 10000.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.0449184411765:0.16301573904]
set ytics ('60 ms' 0.06, '80 ms' 0.08, '100 ms' 0.1, '120 ms' 0.12, '140 ms' 0.14, '160 ms' 0.16)
$series1bars << END
10.0 0.1360101575 0.13270611 0.136988016
100.0 0.070254659 0.066703888 0.07852567
1000.0 0.056072697 0.055547499 0.057507822
10000.0 0.0540984315 0.053452945 0.05617198
END
$series1 << END
10.0 0.1360101575
100.0 0.070254659
1000.0 0.056072697
10000.0 0.0540984315
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-chunk.png'
replot
set output
