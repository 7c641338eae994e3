# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.158
set rmargin at screen 0.900
set tmargin at screen 0.841
set bmargin at screen 0.209
set label 1 'wall time by variant' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'weekly on Fixtures/stocks_daily_5sym.csv.gz · median of n = 6 runs a bar · whiskers: 95 % interval · at cores=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 '(fastest), workers=1' at screen 0.02,0.878 left front font ',12' textcolor rgb '#555555'
set label 4 'Unfit: in 1 of 4 cells other load disturbed runs, and their times are partly the machine'."\047".'s.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (load; pressure) when the' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'sweep began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.0035842807152]
set xtics ('0 ms' 0.0, '1 ms' 0.001, '2 ms' 0.002, '3 ms' 0.003)
set ylabel 'variant'
set yrange [4.6:0.4]
set ytics ('partition-f32' 1.0, 'partition' 2.0, 'filter' 3.0, 'copy-all' 4.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.0003430565 1.0 0.0 0.000686113 0.7 1.3
0.00035088325 2.0 0.0 0.0007017665 1.7 2.3
0.00043777575 3.0 0.0 0.0008755515 2.7 3.3
0.001335199 4.0 0.0 0.002670398 3.7 4.3
END
$spans << END
0.000686113 1.0 0.000604581 0.002517495
0.0007017665 2.0 0.000674036 0.000727826
0.0008755515 3.0 0.000808386 0.000926542
0.002670398 4.0 0.002499558 0.003072943
END
set label 7 '  686 µs' at first 0.002517495, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  702 µs' at first 0.000727826, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 9 '  876 µs' at first 0.000926542, first 3.0 left front font ',12' textcolor rgb '#000000'
set label 10 '  2.67 ms' at first 0.003072943, first 4.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
