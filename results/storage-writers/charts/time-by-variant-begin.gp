# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant-begin.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant-begin.svg'
set lmargin at screen 0.219
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'storage: wall time by variant · begin' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a bar · whiskers: min–max, too few runs for an interval · at workers=2 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.36835450177]
set xtics ('0 ms' 0.0, '100 ms' 0.1, '200 ms' 0.2, '300 ms' 0.3)
set ylabel 'variant · begin'
set yrange [6.6:0.4]
set ytics ('wal-tuned · deferred' 1.0, 'wal-tuned · immediate' 2.0, 'wal · immediate' 3.0, 'wal · deferred' 4.0, 'default · deferred' 5.0, 'default · immediate' 6.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.10875127225 1.0 0.0 0.2175025445 0.7 1.3
0.11061774025 2.0 0.0 0.2212354805 1.7 2.3
0.12202546975 3.0 0.0 0.2440509395 2.7 3.3
0.1236620365 4.0 0.0 0.247324073 3.7 4.3
0.147810559 5.0 0.0 0.295621118 4.7 5.3
0.153420147 6.0 0.0 0.306840294 5.7 6.3
END
$spans << END
0.2175025445 1.0 0.217388852 0.217616237
0.2212354805 2.0 0.220546683 0.221924278
0.2440509395 3.0 0.240674649 0.24742723
0.247324073 4.0 0.241248719 0.253399427
0.295621118 5.0 0.280487519 0.310754717
0.306840294 6.0 0.297875974 0.315804614
END
set label 5 '  218 ms' at first 0.217616237, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  221 ms' at first 0.221924278, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  244 ms' at first 0.24742723, first 3.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  247 ms' at first 0.253399427, first 4.0 left front font ',12' textcolor rgb '#000000'
set label 9 '  296 ms' at first 0.310754717, first 5.0 left front font ',12' textcolor rgb '#000000'
set label 10 '  307 ms' at first 0.315804614, first 6.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant-begin.png'
replot
set output
