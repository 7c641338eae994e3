# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.107
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'weekly: peak memory by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 10 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup2-peak, which counts page cache too.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'Without a good run: variant=copy-all, symbols=1600 (memory-limit).' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'Machine: made up' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.816 to screen 0.818,0.816 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 8 '' at screen 0.805,0.816 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 9 'copy-all' at screen 0.826,0.816 left front textcolor rgb '#000000'
set arrow 2 from screen 0.780,0.579 to screen 0.792,0.645 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 3 from screen 0.792,0.645 to screen 0.818,0.645 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 10 '' at screen 0.805,0.645 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 11 'filter' at screen 0.826,0.645 left front textcolor rgb '#000000'
set label 12 'slope 0.63, end 0.91' at screen 0.826,0.622 left front font ',10' textcolor rgb '#555555'
set arrow 4 from screen 0.792,0.590 to screen 0.818,0.590 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 13 '' at screen 0.805,0.590 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 14 'partition' at screen 0.826,0.590 left front textcolor rgb '#000000'
set label 15 'slope 0.63, end 0.91' at screen 0.826,0.567 left front font ',10' textcolor rgb '#555555'
set arrow 5 from screen 0.780,0.579 to screen 0.792,0.535 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 6 from screen 0.792,0.535 to screen 0.818,0.535 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 16 '' at screen 0.805,0.535 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 17 'partition-f32' at screen 0.826,0.535 left front textcolor rgb '#000000'
set label 18 'slope 0.63, end 0.91' at screen 0.826,0.512 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set label 19 'peak memory (log scale)' at screen 0.024,0.543 center front textcolor rgb '#000000' rotate by 90
set logscale y
set yrange [8878885.20185:741536215.925]
set ytics ('16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0, '256 MiB' 268435456.0, '512 MiB' 536870912.0)
$series1bars << END
50.0 12018432.0 12004096.0 12032768.0
100.0 15018432.0 15004096.0 15032768.0
200.0 21018432.0 21004096.0 21032768.0
400.0 33018432.0 33004096.0 33032768.0
800.0 57018432.0 57004096.0 57032768.0
1600.0 105018432.0 105004096.0 105032768.0
END
$series1 << END
50.0 12018432.0
100.0 15018432.0
200.0 21018432.0
400.0 33018432.0
800.0 57018432.0
1600.0 105018432.0
END
$series2bars << END
50.0 11268432.0 11254096.0 11282768.0
100.0 18018432.0 18004096.0 18032768.0
200.0 45018432.0 45004096.0 45032768.0
400.0 153018432.0 153004096.0 153032768.0
800.0 585018432.0 585004096.0 585032768.0
END
$series2 << END
50.0 11268432.0
100.0 18018432.0
200.0 45018432.0
400.0 153018432.0
800.0 585018432.0
END
$series3bars << END
50.0 12018432.0 12004096.0 12032768.0
100.0 15018432.0 15004096.0 15032768.0
200.0 21018432.0 21004096.0 21032768.0
400.0 33018432.0 33004096.0 33032768.0
800.0 57018432.0 57004096.0 57032768.0
1600.0 105018432.0 105004096.0 105032768.0
END
$series3 << END
50.0 12018432.0
100.0 15018432.0
200.0 21018432.0
400.0 33018432.0
800.0 57018432.0
1600.0 105018432.0
END
$series4bars << END
50.0 12018432.0 12004096.0 12032768.0
100.0 15018432.0 15004096.0 15032768.0
200.0 21018432.0 21004096.0 21032768.0
400.0 33018432.0 33004096.0 33032768.0
800.0 57018432.0 57004096.0 57032768.0
1600.0 105018432.0 105004096.0 105032768.0
END
$series4 << END
50.0 12018432.0
100.0 15018432.0
200.0 21018432.0
400.0 33018432.0
800.0 57018432.0
1600.0 105018432.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
