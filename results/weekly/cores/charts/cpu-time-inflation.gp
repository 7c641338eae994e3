# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'weekly: CPU-time inflation by virtual cores, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.728 to screen 0.871,0.728 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.858,0.728 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'partition-f32' at screen 0.879,0.728 left front textcolor rgb '#000000'
set arrow 2 from screen 0.845,0.679 to screen 0.871,0.679 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 9 '' at screen 0.858,0.679 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 10 'partition' at screen 0.879,0.679 left front textcolor rgb '#000000'
set arrow 3 from screen 0.845,0.337 to screen 0.871,0.337 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 11 'no inflation' at screen 0.879,0.337 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'CPU time / CPU time of the reference'
set yrange [0.0:5.00128691053]
set ytics ('×0' 0.0, '×1' 1.0, '×2' 2.0, '×3' 3.0, '×4' 4.0, '×5' 5.0)
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.20427862121 1.04194499018 1.52751993725
4.0 1.3280555623 1.13035363458 1.79015647987
16.0 1.469571653 1.10589390963 1.77051249684
64.0 2.04240058117 1.64647699489 2.88979537248
252.0 3.67207026208 3.0347740668 4.56038518122
END
$series1 << END
1.0 1.0
2.0 1.20427862121
4.0 1.3280555623
16.0 1.469571653
64.0 2.04240058117
252.0 3.67207026208
END
$series1open << END
4.0 1.3280555623
16.0 1.469571653
64.0 2.04240058117
252.0 3.67207026208
END
$series2bars << END
2.0 1.23614548433 1.09078064288 1.52608695652
4.0 1.33228882879 1.09401802193 1.60232114
16.0 1.52222575738 1.19368146781 1.99579710145
64.0 1.83273083479 1.70676365216 3.11898550725
252.0 4.05860912802 3.4555422864 4.63082121346
END
$series2 << END
1.0 1.0
2.0 1.23614548433
4.0 1.33228882879
16.0 1.52222575738
64.0 1.83273083479
252.0 4.05860912802
END
$series2open << END
4.0 1.33228882879
16.0 1.52222575738
64.0 1.83273083479
252.0 4.05860912802
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
