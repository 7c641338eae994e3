# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-history-new-days.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-history-new-days.svg'
set lmargin at screen 0.173
set rmargin at screen 0.930
set tmargin at screen 0.835
set bmargin at screen 0.181
set label 1 'analyzer: history=incremental, new-days=1 is 15.7 times as fast as history=whole,' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'new-days=' at screen 0.02,0.917 left front font ',17' textcolor rgb '#000000'
set label 3 'median of n = 6 runs a bar · whiskers: 95 % interval' at screen 0.02,0.872 left front font ',12' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time (log scale)'
set logscale x
set xrange [0.00389756545085:0.204608285933]
set xtics ('5 ms' 0.005, '10 ms' 0.01, '20 ms' 0.02, '50 ms' 0.05, '100 ms' 0.1, '200 ms' 0.2)
set ylabel 'history · new-days'
set yrange [2.6:0.4]
set ytics ('incremental · 1' 1.0, 'whole · ' 2.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$spans1 << END
0.0079221155 1.0 0.004818848 0.010253443
0.124378619 2.0 0.121538083 0.127352715
END
$series1 << END
0.0079221155 1.0
0.124378619 2.0
END
set label 6 '  7.92 ms' at first 0.010253443, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  124 ms' at first 0.127352715, first 2.0 left front font ',12' textcolor rgb '#000000'
plot \
  $spans1 using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with points pointtype 7 pointsize 1.3 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-history-new-days.png'
replot
set output
