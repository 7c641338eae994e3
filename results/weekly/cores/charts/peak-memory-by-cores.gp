# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'weekly: peak memory by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.801 to screen 0.871,0.801 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.858,0.801 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'partition' at screen 0.879,0.801 left front textcolor rgb '#000000'
set arrow 2 from screen 0.845,0.753 to screen 0.871,0.753 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.858,0.753 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'partition-f32' at screen 0.879,0.753 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'peak memory'
set yrange [0.0:143375892.48]
set ytics ('0 MiB' 0.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '96 MiB' 100663296.0, '128 MiB' 134217728.0)
$series1bars << END
1.0 123832320.0 123785216.0 123842560.0
2.0 123830272.0 123813888.0 123842560.0
4.0 123836416.0 123822080.0 123850752.0
16.0 124354560.0 124235776.0 124370944.0
64.0 125923328.0 125915136.0 126193664.0
252.0 132614144.0 132227072.0 132755456.0
END
$series1 << END
1.0 123832320.0
2.0 123830272.0
4.0 123836416.0
16.0 124354560.0
64.0 125923328.0
252.0 132614144.0
END
$series1open << END
4.0 123836416.0
16.0 124354560.0
64.0 125923328.0
252.0 132614144.0
END
$series2bars << END
1.0 113348608.0 113344512.0 113360896.0
2.0 113346560.0 113344512.0 113459200.0
4.0 113358848.0 113340416.0 113631232.0
16.0 113868800.0 113864704.0 113885184.0
64.0 115695616.0 115433472.0 115703808.0
252.0 121880576.0 121729024.0 122269696.0
END
$series2 << END
1.0 113348608.0
2.0 113346560.0
4.0 113358848.0
16.0 113868800.0
64.0 115695616.0
252.0 121880576.0
END
$series2open << END
4.0 113358848.0
16.0 113868800.0
64.0 115695616.0
252.0 121880576.0
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
