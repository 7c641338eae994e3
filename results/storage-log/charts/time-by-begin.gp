# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-begin.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-begin.svg'
set lmargin at screen 0.127
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'storage: wall time by begin' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a bar · whiskers: min–max, too few runs for an interval · at workers=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:1.34855505154]
set xtics ('0.0 s' 0.0, '0.5 s' 0.5, '1.0 s' 1.0)
set ylabel 'begin'
set yrange [2.6:0.4]
set ytics ('deferred' 1.0, 'immediate' 2.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.534539442 1.0 0.0 1.069078884 0.7 1.3
0.55385945225 2.0 0.0 1.1077189045 1.7 2.3
END
$spans << END
1.069078884 1.0 1.058783528 1.07937424
1.1077189045 2.0 1.059269212 1.156168597
END
set label 5 '  1.07 s' at first 1.07937424, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  1.11 s' at first 1.156168597, first 2.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-begin.png'
replot
set output
