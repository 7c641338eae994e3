# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'weekly: peak memory by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.798 to screen 0.871,0.798 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.858,0.798 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'partition' at screen 0.879,0.798 left front textcolor rgb '#000000'
set arrow 2 from screen 0.845,0.749 to screen 0.871,0.749 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 8 '' at screen 0.858,0.749 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 9 'partition-f32' at screen 0.879,0.749 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'peak memory'
set yrange [0.0:142827356.16]
set ytics ('0 MiB' 0.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '96 MiB' 100663296.0, '128 MiB' 134217728.0)
$series1bars << END
1.0 123578368.0 123555840.0 123588608.0
2.0 123590656.0 123580416.0 123699200.0
4.0 123582464.0 123559936.0 123588608.0
16.0 124112896.0 124104704.0 124116992.0
64.0 125759488.0 125681664.0 125952000.0
252.0 131979264.0 131977216.0 132247552.0
END
$series1 << END
1.0 123578368.0
2.0 123590656.0
4.0 123582464.0
16.0 124112896.0
64.0 125759488.0
252.0 131979264.0
END
$series1open << END
4.0 123582464.0
16.0 124112896.0
64.0 125759488.0
252.0 131979264.0
END
$series2bars << END
1.0 113094656.0 113090560.0 113106944.0
2.0 113098752.0 113086464.0 113102848.0
4.0 113090560.0 113074176.0 113102848.0
16.0 113633280.0 113623040.0 113639424.0
64.0 115206144.0 114950144.0 115453952.0
252.0 121499648.0 121487360.0 121753600.0
END
$series2 << END
1.0 113094656.0
2.0 113098752.0
4.0 113090560.0
16.0 113633280.0
64.0 115206144.0
252.0 121499648.0
END
$series2open << END
4.0 113090560.0
16.0 113633280.0
64.0 115206144.0
252.0 121499648.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-cores.png'
replot
set output
