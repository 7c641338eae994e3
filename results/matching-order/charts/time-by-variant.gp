# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.226
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'matching: wall time by variant' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 10 runs a bar · whiskers: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.182892063542]
set xtics ('0 ms' 0.0, '50 ms' 0.05, '100 ms' 0.1, '150 ms' 0.15)
set ylabel 'variant'
set yrange [3.6:0.4]
set ytics ('parallel-largest-first' 1.0, 'parallel' 2.0, 'sequential' 3.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.0647540675 1.0 0.0 0.129508135 0.7 1.3
0.0725319755 2.0 0.0 0.145063951 1.7 2.3
0.07483262175 3.0 0.0 0.1496652435 2.7 3.3
END
$spans << END
0.129508135 1.0 0.12586071 0.148930438
0.145063951 2.0 0.125925371 0.149288882
0.1496652435 3.0 0.130888909 0.156800466
END
set label 5 '  130 ms' at first 0.148930438, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  145 ms' at first 0.149288882, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  150 ms' at first 0.156800466, first 3.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
